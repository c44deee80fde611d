import { afterAll, beforeAll, expect, test } from 'vitest';
import { appUrl, host, knownForm, posted, startTestSite, type TestSite } from '@/lib/http/testing/test-site';

let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.server.close());

test('what a client says about proxies, or under our own names, does not arrive', async () => {
  const answer = await site.server.send({
    path: '/verify',
    headers: {
      host,
      'x-forwarded-for': '1.1.1.1, 203.0.113.7',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'http',
      'x-forwarded-port': '1',
      'x-real-ip': '1.1.1.1',
      forwarded: 'for=1.1.1.1;host=evil.example',
      'x-middleware-subrequest': 'middleware',
      'x-nextjs-data': '1',
      'content-security-policy': 'script-src *',
      'x-request-id': 'forged',
      'x-client-address': '1.1.1.1',
      'x-locale': 'xx',
    },
  });
  const { headers } = JSON.parse(answer.body.toString());
  const names = Object.keys(headers);
  expect(names.filter((name) => /^(x-forwarded|x-middleware|x-nextjs|x-real-ip|forwarded)/.test(name))).toEqual([]);
  expect(headers).toMatchObject({
    host,
    'x-client-address': '203.0.113.7',
    'x-locale': 'en',
    'x-request-id': answer.headers['x-request-id'],
    'content-security-policy': answer.headers['content-security-policy'],
  });
  expect(answer.headers['content-security-policy']).toMatch(/'nonce-[\w+/]{22}=='/);
});

test('the same holds for what is posted', async () => {
  const request = posted(knownForm);
  const answer = await site.server.send({
    ...request,
    headers: { ...request.headers, 'x-forwarded-host': 'evil.example' },
  });
  const { headers, body } = JSON.parse(answer.body.toString());
  expect(headers).not.toHaveProperty('x-forwarded-host');
  expect(body).toBe(knownForm.body);
  expect(headers['content-length']).toBe(String(knownForm.body.length));
});

test('no two answers share a request id or a nonce', async () => {
  const sent = await Promise.all(
    Array.from({ length: 20 }, () => site.server.send({ path: '/verify', headers: { host } })),
  );
  expect(new Set(sent.map((answer) => answer.headers['x-request-id'])).size).toBe(20);
  expect(new Set(sent.map((answer) => answer.headers['content-security-policy'])).size).toBe(20);
});

test.each([
  ['with the default port', 'reset.example.com:443', appUrl],
  ['in capitals', 'Reset.Example.COM', 'https://RESET.example.com:443'],
  ['with a final dot', 'reset.example.com.', 'https://reset.example.com.'],
])(
  'a form under our name %s arrives under the one spelling that the framework compares (F5)',
  async (_name, ...own) => {
    const request = posted(knownForm);
    const [spelledHost, origin] = own;
    const answer = await site.server.send({ ...request, headers: { ...request.headers, host: spelledHost, origin } });
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body.toString()).headers).toMatchObject({ host, origin: appUrl });
  },
);

test('a page asked for with a foreign Origin does not pass as ours (F5)', async () => {
  const answer = await site.server.send({ path: '/verify', headers: { host, origin: 'https://evil.example' } });
  expect(JSON.parse(answer.body.toString()).headers.origin).toBe('https://evil.example');
});

test('why X-Forwarded-For is not used is told once, without what was sent (F4)', async () => {
  const { server, logger } = await startTestSite();
  const ask = async (forwardedFor: string) => {
    const answer = await server.send({ path: '/verify', headers: { host, 'x-forwarded-for': forwardedFor } });
    return JSON.parse(answer.body.toString()).headers['x-client-address'];
  };
  expect(await ask('203.0.113.7:51000')).toBe('203.0.113.7');
  expect(logger.lines).toEqual([]);
  expect([await ask('for=192.0.2.66'), await ask('evil'), await ask(',')]).toEqual(Array(3).fill('127.0.0.1'));
  expect(logger.lines.map(({ level, fields }) => [level, fields.code])).toEqual([
    ['warn', 'unreadable_entry'],
    ['warn', 'too_few_entries'],
  ]);
  expect(logger.text()).not.toMatch(/192\.0\.2\.66|evil/);
  await server.close();
});
