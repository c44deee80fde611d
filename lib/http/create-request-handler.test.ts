import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCapturingLogger } from '@/lib/providers/testing/capturing-logger';
import { createRequestHandler, type Handler } from './create-request-handler';
import { preparePage } from './page-cache';
import { commonHeaders } from './security-headers';
import { signedOutPath } from './signed-out-path';
import { multipart, startTestServer, type TestRequest, type TestServer } from './testing/test-server';

const appUrl = 'https://reset.example.com';
const host = 'reset.example.com';
const own = { host, origin: appUrl, 'sec-fetch-site': 'same-origin' };
const form = multipart([
  ['$ACTION_ID_known', ''],
  ['identifier', 'ana'],
]);
const logger = createCapturingLogger();
const failures: unknown[] = [];
let framed = 0;

/** Stands in for the framework: answers with what it was given. */
const framework: Handler = async (request, response) => {
  framed += 1;
  const path = (request.url ?? '').split('?')[0];
  if (path === '/throws') throw new Error('a secret in a message');
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const status = path === '/missing' ? 404 : path === '/old' ? 307 : path === '/breaks' ? 500 : 200;
  response.statusCode = status;
  if (status === 307) response.setHeader('location', '/');
  response.setHeader('content-type', 'application/json');
  response.end(
    JSON.stringify({ url: request.url, headers: request.headers, body: Buffer.concat(chunks).toString('utf8') }),
  );
};

let server: TestServer;
beforeAll(async () => {
  const handler = createRequestHandler({
    env: { APP_URL: appUrl, TRUSTED_PROXIES: 1, plainCookies: false },
    logger,
    framework,
    files: (request, response, next) => {
      if (request.url === '/favicon.svg') response.writeHead(200, { 'content-type': 'image/svg+xml' }).end('<svg/>');
      else next();
    },
    frontPage: (locale) => (locale === 'es' ? undefined : preparePage(`<p>${locale}</p><script>1</script>`, true)),
    knowsAction: (id) => id === 'known',
  });
  server = await startTestServer(async (request, response) => {
    try {
      await handler(request, response);
    } catch (error) {
      failures.push(error);
      throw error;
    }
  });
});
afterAll(() => server.close());

const answers: [string, TestRequest, number][] = [
  ['the front page rendered ahead', { headers: { host } }, 200],
  ['the front page asked for by HEAD', { method: 'HEAD', headers: { host } }, 200],
  ['the front page in a language that is not ready', { headers: { host, 'accept-language': 'es' } }, 200],
  ['a page', { path: '/verify', headers: { host } }, 200],
  ['a page with a query', { path: '/?notice=cookies_off', headers: { host } }, 200],
  ['a page that does not exist', { path: '/missing', headers: { host } }, 404],
  ['a redirect', { path: '/old', headers: { host } }, 307],
  ['a page that answers 500', { path: '/breaks', headers: { host } }, 500],
  ['a page that throws', { path: '/throws', headers: { host } }, 500],
  ['a file', { path: '/favicon.svg', headers: { host } }, 200],
  ['the health check by address', { path: '/api/health', headers: { host: '10.0.0.7' } }, 200],
  ['a foreign Host', { headers: { host: 'evil.example' } }, 421],
  ['a path that looks like a host', { path: '//evil.example/api/health', headers: { host: 'evil.example' } }, 421],
  ['a path with a backslash', { path: '/\\evil.example/api/health', headers: { host: 'evil.example' } }, 421],
  ['an address for a proxy', { path: `${appUrl}/verify`, headers: { host } }, 400],
  ['another method', { method: 'PUT', headers: own }, 405],
  ['TRACE', { method: 'TRACE', headers: own }, 405],
  ['OPTIONS of everything', { method: 'OPTIONS', path: '*', headers: own }, 405],
  [
    'a post from elsewhere',
    { method: 'POST', headers: { host, origin: 'https://evil.example' }, ...bodyOf(form) },
    403,
  ],
  ['a post to a path that looks like the reports', { method: 'POST', path: '//x/api/csp', headers: { host } }, 403],
  ['a form', { method: 'POST', headers: { ...own, ...form.headers }, ...bodyOf(form) }, 200],
  ['a call of the script', called('known', '[]'), 200],
  ['a call that the framework could not decode', { ...called('known', '[]'), path: '/breaks' }, 400],
  ['a call of an older build', called('old', '[]'), 404],
  ['a form of an older build', posted(multipart([['$ACTION_ID_old', '']])), 303],
  ['a form of nobody', posted(multipart([['identifier', 'ana']])), 400],
  ['a form of the old kind', { method: 'POST', headers: { ...own, 'content-type': 'text/csv' }, body: 'a' }, 415],
  [
    '10,000 characters in a field',
    posted(
      multipart([
        ['$ACTION_ID_known', ''],
        ['identifier', 'x'.repeat(10_000)],
      ]),
    ),
    200,
  ],
  [
    '1 MB in a field',
    posted(
      multipart([
        ['$ACTION_ID_known', ''],
        ['identifier', 'x'.repeat(1_000_000)],
      ]),
    ),
    413,
  ],
  ['an action posted to an address of the API', { ...posted(form), path: '/api/health' }, 200],
  ['a broken body posted to an address of the API', { ...called('known', '{'), path: '/api/nowhere' }, 400],
  ['a report', { method: 'POST', path: '/api/csp', headers: { host }, body: '{}' }, 200],
  [
    'an export',
    {
      method: 'POST',
      path: '/api/audit-export',
      headers: { ...own, 'content-type': 'application/x-www-form-urlencoded' },
      body: 'format=csv',
    },
    200,
  ],
  ['an export that another page asks for', { method: 'POST', path: '/api/audit-export', headers: { host } }, 403],
];

test.each(answers)('every header, once: %s', async (_name, request, status) => {
  const answer = await server.send(request);
  expect(answer.status).toBe(status);
  const expected = [...Object.keys(commonHeaders(true)), 'content-security-policy', 'x-request-id'];
  for (const name of expected) {
    expect(
      answer.rawNames.filter((sent) => sent === name),
      name,
    ).toHaveLength(1);
  }
  expect(answer.headers).toMatchObject(commonHeaders(true));
  expect(answer.headers['content-security-policy']).toMatch(/^default-src 'none'; .*frame-ancestors 'none'/);
  expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  expect(answer.rawNames).not.toContain('x-powered-by');
  expect(answer.rawNames).not.toContain('server');
});

test('refusals never reach the framework and are not kept', async () => {
  const before = framed;
  const refused = answers.filter(([, , status]) => [303, 400, 403, 404, 405, 413, 415, 421].includes(status));
  let seen = 0;
  for (const [name, request] of refused) {
    if (name.includes('framework') || request.path === '/missing') continue;
    seen += 1;
    const answer = await server.send(request);
    expect(answer.headers['cache-control'], name).toBe('no-store');
    expect(answer.body.toString(), name).not.toContain('ana');
  }
  expect(seen).toBeGreaterThan(12);
  expect(framed).toBe(before);
});

test('a refused method is told which ones there are', async () => {
  expect((await server.send({ method: 'DELETE', headers: own })).headers['allow']).toBe('GET, HEAD, POST');
});

test('a form of an older build goes to the first page, which says why', async () => {
  const answer = await server.send(posted(multipart([['$ACTION_ID_old', '']])));
  expect([answer.status, answer.headers['location']]).toEqual([303, '/?notice=page_out_of_date']);
});

test('a call of an older build is told so in the way the framework’s script reads', async () => {
  expect((await server.send(called('old', '[]'))).headers['x-nextjs-action-not-found']).toBe('1');
});

test('what a client says about proxies, or under our own names, does not arrive', async () => {
  const answer = await server.send({
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
      'x-nonce': 'forged',
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
  expect(headers['x-nonce']).not.toBe('forged');
  expect(answer.headers['content-security-policy']).toContain(`'nonce-${headers['x-nonce']}'`);
});

test('the same holds for what is posted', async () => {
  const request = posted(form);
  const answer = await server.send({ ...request, headers: { ...request.headers, 'x-forwarded-host': 'evil.example' } });
  const { headers, body } = JSON.parse(answer.body.toString());
  expect(headers).not.toHaveProperty('x-forwarded-host');
  expect(body).toBe(form.body);
  expect(headers['content-length']).toBe(String(form.body.length));
});

test('no two answers share a request id or a nonce', async () => {
  const sent = await Promise.all(Array.from({ length: 20 }, () => server.send({ path: '/verify', headers: { host } })));
  expect(new Set(sent.map((answer) => answer.headers['x-request-id'])).size).toBe(20);
  expect(new Set(sent.map((answer) => answer.headers['content-security-policy'])).size).toBe(20);
});

test.each([
  ['the wanted language', { host, 'accept-language': 'zh-TW,zh;q=0.9' }, '/', '<p>zh-CN</p>'],
  ['the remembered language', { host, 'accept-language': 'en', cookie: 'a=b; locale=zh-CN' }, '/', '<p>zh-CN</p>'],
  ['English for a language nobody wrote', { host, cookie: 'locale=xx', 'accept-language': 'fr' }, '/', '<p>en</p>'],
])('the front page comes rendered ahead, in %s', async (_name, headers, path, start) => {
  const before = framed;
  expect((await server.send({ path, headers })).body.toString()).toContain(start);
  expect(framed).toBe(before);
});

test.each([
  ['with an attempt', { host, cookie: '__Host-rekey-attempt=x' }, '/'],
  ['with a query', { host }, '/?change'],
  ['for a script', { host, rsc: '1' }, '/'],
])('the front page %s is rendered for this request alone', async (_name, headers, path) => {
  const before = framed;
  expect((await server.send({ path, headers })).headers['content-security-policy']).toContain("'nonce-");
  expect(framed).toBe(before + 1);
});

test('a browser that goes away in the middle of a form is no failure', async () => {
  const before = framed;
  await new Promise<void>((resolve) => {
    const socket = connect(server.port, '127.0.0.1', () => {
      const head = Object.entries({ ...own, ...form.headers, 'content-length': '5000' });
      socket.write(`POST / HTTP/1.1\r\n${head.map((pair) => pair.join(': ')).join('\r\n')}\r\n\r\nhalf`, () =>
        socket.destroy(),
      );
    });
    socket.on('close', () => resolve());
  });
  // The next answer shows that the server is alive; by then it has seen the other one go.
  expect((await server.send(posted(form))).status).toBe(200);
  expect(failures).toEqual([]);
  expect(framed).toBe(before + 1);
});

test('the log has one line for each post, with the path and no word of what was sent', async () => {
  logger.lines.length = 0;
  const request = posted(
    multipart([
      ['$ACTION_ID_known', ''],
      ['newPassword', 'correct horse 42'],
    ]),
  );
  const answer = await server.send({ ...request, path: '/password?code=123456' });
  expect(logger.lines).toEqual([
    {
      level: 'info',
      message: 'request',
      fields: {
        requestId: answer.headers['x-request-id'],
        path: '/password',
        status: 200,
        durationMs: expect.any(Number),
      },
    },
  ]);
  await server.send({ path: '/verify', headers: { host } });
  expect(logger.lines).toHaveLength(1);
});

function bodyOf({ body }: { body: string }): { body: string } {
  return { body };
}

function posted(sent: ReturnType<typeof multipart>): TestRequest {
  return { method: 'POST', headers: { ...own, ...sent.headers }, body: sent.body };
}

function called(id: string, body: string): TestRequest {
  return {
    method: 'POST',
    headers: { ...own, 'next-action': id, 'content-type': 'text/plain;charset=UTF-8' },
    body,
  };
}

test('only the page after signing out has the browser forget what it kept', async () => {
  const cleared = async (path: string) => (await server.send({ path, headers: { host } })).headers['clear-site-data'];
  expect(await cleared(signedOutPath)).toBe('"cache", "storage"');
  expect(await cleared('/admin/sign-in')).toBeUndefined();
  expect(await cleared('/admin/sign-in?notice=session_idle')).toBeUndefined();
  expect(await cleared('/?notice=session_over')).toBeUndefined();
});

test('a proxy is told not to collect what the console sends piece by piece', async () => {
  const { headers } = await server.send({ path: '/admin/accounts?q=x', headers: { host } });
  expect(headers['x-accel-buffering']).toBe('no');
  expect((await server.send({ path: '/verify', headers: { host } })).headers['x-accel-buffering']).toBeUndefined();
});
