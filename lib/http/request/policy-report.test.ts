import { randomUUID } from 'node:crypto';
import { expect, onTestFinished, test, vi } from 'vitest';
import { readPolicyReport } from './policy-report';

const report = {
  'csp-report': {
    'document-uri': 'https://reset.example.com/verify?secret=1#part',
    'effective-directive': 'script-src-elem',
    'violated-directive': 'script-src-elem',
    'blocked-uri': 'https://evil.example/x.js',
    'script-sample': 'alert(1)',
  },
};

function post(body: BodyInit | null, headers: Record<string, string> = {}): Request {
  return new Request('https://reset.example.com/api/csp', {
    method: 'POST',
    body,
    headers,
    duplex: 'half',
  } as RequestInit);
}

/** A separate place for each test, so that tests do not share a rate limit. */
function read(request: Request) {
  return readPolicyReport(request, randomUUID());
}

test('keeps the directive and the path, and neither the query nor a sample', async () => {
  expect(await read(post(JSON.stringify(report)))).toEqual({ code: 'script-src-elem', path: '/verify' });
});

test('takes the first word of an older browser', async () => {
  const body = { 'csp-report': { 'violated-directive': "style-src 'self'", 'document-uri': 'about:blank' } };
  expect(await read(post(JSON.stringify(body)))).toEqual({ code: 'style-src', path: 'blank' });
});

test.each([
  ['nothing', ''],
  ['no JSON', '{'],
  ['null', 'null'],
  ['a list', '[]'],
  ['another object', '{"a":1}'],
  ['a number for a text', '{"csp-report":{"effective-directive":1}}'],
  ['a text for the report', '{"csp-report":"x"}'],
  ['a directive too long', JSON.stringify({ 'csp-report': { 'effective-directive': 'x'.repeat(61) } })],
  ['an address that is none', JSON.stringify({ 'csp-report': { 'document-uri': 'http://[' } })],
  ['more than 8 kB', JSON.stringify({ ...report, padding: 'x'.repeat(8192) })],
])('drops %s', async (_name, body) => {
  expect(await read(post(body))).toBeNull();
});

test('drops a report without a body', async () => {
  expect(await read(post(null))).toBeNull();
});

test('stops reading one that never ends', async () => {
  let pulled = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      pulled += 1;
      controller.enqueue(new Uint8Array(1024).fill(32));
    },
  });
  expect(await read(post(endless))).toBeNull();
  expect(pulled).toBeLessThan(20);
});

test('takes ten a minute from one place', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  onTestFinished(() => void vi.useRealTimers());
  const answers = [];
  for (let count = 0; count < 30; count += 1) {
    answers.push(await readPolicyReport(post(JSON.stringify(report)), '2001:db8::/64'));
  }
  expect(answers.map((answer) => answer !== null)).toEqual(answers.map((_, at) => at < 10));
});
