import { expect, test } from './helpers/fixtures';
import { createFormClient } from './helpers/wire/form-client';
import { rawRequest } from './helpers/wire/raw-request';

const pages = ['/', '/?change', '/no-such-page'];
const files = ['/api/health', '/api/ready', '/favicon.svg', '/manifest.webmanifest'];

for (const path of [...pages, ...files]) {
  test(`the answer to ${path} carries every security header`, async ({ stack }) => {
    const { status, headers } = await rawRequest(stack.app, { path });
    expect(status).toBe(path === '/no-such-page' ? 404 : 200);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('camera=()'),
      'x-request-id': expect.stringMatching(/^[\da-f-]{36}$/),
    });
    expect(headers['x-powered-by']).toBeUndefined();
    expect(String(headers['content-type']).startsWith('text/html')).toBe(pages.includes(path));
  });
}

for (const path of pages) {
  test(`the policy of ${path} allows nothing that the page does not need`, async ({ stack }) => {
    const { headers } = await rawRequest(stack.app, { path });
    const policy = String(headers['content-security-policy']);
    for (const part of ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"]) {
      expect(policy).toContain(part);
    }
    expect(policy).not.toContain('unsafe');
    expect(String(headers['cache-control'])).toMatch(/no-store|no-cache/);
  });
}

test('health checks answer under any host name, pages only under their own', async ({ stack }) => {
  const headers = { host: 'elsewhere.example' };
  expect((await rawRequest(stack.app, { path: '/api/health', headers })).status).toBe(200);
  expect((await rawRequest(stack.app, { path: '/api/ready', headers })).status).toBe(200);
  for (const path of ['/', '/verify', '/favicon.svg', '/demo/inbox']) {
    const answer = await rawRequest(stack.app, { path, headers });
    expect(answer.status).toBe(421);
    expect(answer.body).toMatch(/^This site is not served under that name\. .*\n$/);
  }
});

test('password managers are sent to the page for changing a password', async ({ stack }) => {
  const { status, headers } = await rawRequest(stack.app, { path: '/.well-known/change-password' });
  expect(status).toBe(302);
  expect(headers['location']).toBe('/');
});

test('unused methods are refused', async ({ stack }) => {
  for (const method of ['TRACE', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND']) {
    const { status, headers, body } = await rawRequest(stack.app, { method, headers: { cookie: 'a=secret' } });
    expect(status, method).toBe(405);
    expect(headers['allow']).toBe('GET, HEAD, POST');
    expect(body).not.toContain('secret');
  }
});

test('a form that was not sent by our pages is refused and writes nothing', async ({ stack, person, inbox }) => {
  const somebody = person('local');
  const client = createFormClient(stack.app);
  const page = await client.get('/');
  const origins: Record<string, string>[] = [
    {},
    { origin: 'https://elsewhere.example' },
    { origin: 'null' },
    { origin: stack.app.replace('http:', 'https:') },
    { origin: stack.app, 'sec-fetch-site': 'cross-site' },
    { origin: stack.app, 'sec-fetch-site': 'same-site' },
  ];
  for (const headers of origins) {
    const body = client.form(page, 'identifier', { identifier: somebody.email });
    const answer = await client.ask('/', { method: 'POST', body, headers });
    expect(answer.status, JSON.stringify(headers)).toBe(403);
    expect(answer.body).toContain('did not come from a page of this site');
  }
  expect(client.cookies.size).toBe(0);
  expect(await inbox.count(somebody.email)).toBe(0);
});

test('odd paths are answered, never with a server error', async ({ stack }) => {
  const paths = [
    '//elsewhere.example/verify',
    '/%00',
    '/%ff%fe',
    '/..%2f..%2fetc/passwd',
    '/verify/../../api/health',
    `/${'a'.repeat(4_000)}`,
    '/_next/static/../server/app/page.js',
    '/?notice=<script>alert(1)</script>',
    '/?__proto__[x]=1&change=1&change=2',
    '/demo/inbox/events?after=abc',
    '/_next/image?url=http://127.0.0.1/',
  ];
  for (const path of paths.filter((each) => !each.includes('/events'))) {
    const { status, body } = await rawRequest(stack.app, { path });
    expect(status, path).toBeLessThan(500);
    expect(body).not.toContain('<script>alert(1)');
  }
  const asterisk = await rawRequest(stack.app, { method: 'OPTIONS', path: '*' });
  expect(asterisk.status).toBeLessThan(500);
});

test('a policy report is accepted, and so is nonsense', async ({ stack }) => {
  const bodies = ['{}', 'x', '[]', JSON.stringify({ 'csp-report': { 'document-uri': 7 } }), 'y'.repeat(100_000)];
  for (const body of bodies) {
    const answer = await rawRequest(stack.app, { method: 'POST', path: '/api/csp', body });
    expect(answer.status).toBe(204);
  }
});
