import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commonHeaders } from './response/security-headers';
import { signedOutPath } from './signed-out-path';
import { multipart, type TestRequest } from './testing/test-server';
import { appUrl, host, knownForm, own, posted, startTestSite, type TestSite } from './testing/test-site';

let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.server.close());

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
    { method: 'POST', headers: { host, origin: 'https://evil.example' }, ...bodyOf(knownForm) },
    403,
  ],
  ['a post to a path that looks like the reports', { method: 'POST', path: '//x/api/csp', headers: { host } }, 403],
  ['a form', { method: 'POST', headers: { ...own, ...knownForm.headers }, ...bodyOf(knownForm) }, 200],
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
  ['an action posted to an address of the API', { ...posted(knownForm), path: '/api/health' }, 200],
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
  const answer = await site.server.send(request);
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
  const before = site.framed();
  const refused = answers.filter(([, , status]) => [303, 400, 403, 404, 405, 413, 415, 421].includes(status));
  let seen = 0;
  for (const [name, request] of refused) {
    if (name.includes('framework') || request.path === '/missing') continue;
    seen += 1;
    const answer = await site.server.send(request);
    expect(answer.headers['cache-control'], name).toBe('no-store');
    expect(answer.body.toString(), name).not.toContain('ana');
  }
  expect(seen).toBeGreaterThan(12);
  expect(site.framed()).toBe(before);
});

test('a refused method is told which ones there are', async () => {
  expect((await site.server.send({ method: 'DELETE', headers: own })).headers['allow']).toBe('GET, HEAD, POST');
});

test('a form of an older build goes to the first page, which says why', async () => {
  const answer = await site.server.send(posted(multipart([['$ACTION_ID_old', '']])));
  expect([answer.status, answer.headers['location']]).toEqual([303, '/?notice=page_out_of_date']);
});

test('a call of an older build is told so in the way the framework’s script reads', async () => {
  expect((await site.server.send(called('old', '[]'))).headers['x-nextjs-action-not-found']).toBe('1');
});

test.each([
  ['the wanted language', { host, 'accept-language': 'zh-TW,zh;q=0.9' }, '/', '<p>zh-CN</p>'],
  ['the remembered language', { host, 'accept-language': 'en', cookie: 'a=b; locale=zh-CN' }, '/', '<p>zh-CN</p>'],
  ['English for a language nobody wrote', { host, cookie: 'locale=xx', 'accept-language': 'fr' }, '/', '<p>en</p>'],
])('the front page comes rendered ahead, in %s', async (_name, headers, path, start) => {
  const before = site.framed();
  expect((await site.server.send({ path, headers })).body.toString()).toContain(start);
  expect(site.framed()).toBe(before);
});

test.each([
  ['with an attempt', { host, cookie: '__Host-rekey-attempt=x' }, '/'],
  ['with a query', { host }, '/?change'],
  ['for a script', { host, rsc: '1' }, '/'],
])('the front page %s is rendered for this request alone', async (_name, headers, path) => {
  const before = site.framed();
  expect((await site.server.send({ path, headers })).headers['content-security-policy']).toContain("'nonce-");
  expect(site.framed()).toBe(before + 1);
});

test('a browser that goes away in the middle of a form is no failure', async () => {
  const before = site.framed();
  await new Promise<void>((resolve) => {
    const socket = connect(site.server.port, '127.0.0.1', () => {
      const head = Object.entries({ ...own, ...knownForm.headers, 'content-length': '5000' });
      socket.write(`POST / HTTP/1.1\r\n${head.map((pair) => pair.join(': ')).join('\r\n')}\r\n\r\nhalf`, () =>
        socket.destroy(),
      );
    });
    socket.on('close', () => resolve());
  });
  // The next answer shows that the server is alive; by then it has seen the other one go.
  expect((await site.server.send(posted(knownForm))).status).toBe(200);
  expect(site.failures).toEqual([]);
  expect(site.framed()).toBe(before + 1);
});

test('the log has one line for each post, with the path and no word of what was sent', async () => {
  site.logger.lines.length = 0;
  const request = posted(
    multipart([
      ['$ACTION_ID_known', ''],
      ['newPassword', 'correct horse 42'],
    ]),
  );
  const answer = await site.server.send({ ...request, path: '/password?code=123456' });
  expect(site.logger.lines).toEqual([
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
  await site.server.send({ path: '/verify', headers: { host } });
  expect(site.logger.lines).toHaveLength(1);
});

test('a long path is cut in the log (T20)', async () => {
  site.logger.lines.length = 0;
  await site.server.send({ ...posted(knownForm), path: `/${'x'.repeat(12_000)}` });
  expect(site.logger.lines.map(({ fields }) => fields.path)).toEqual([`/${'x'.repeat(199)}`]);
});

function bodyOf({ body }: { body: string }): { body: string } {
  return { body };
}

function called(id: string, body: string): TestRequest {
  return {
    method: 'POST',
    headers: { ...own, 'next-action': id, 'content-type': 'text/plain;charset=UTF-8' },
    body,
  };
}

test('only the page after signing out has the browser forget what it kept', async () => {
  const cleared = async (path: string) =>
    (await site.server.send({ path, headers: { host } })).headers['clear-site-data'];
  expect(await cleared(signedOutPath)).toBe('"cache", "storage"');
  expect(await cleared('/admin/sign-in')).toBeUndefined();
  expect(await cleared('/admin/sign-in?notice=session_idle')).toBeUndefined();
  expect(await cleared('/?notice=session_over')).toBeUndefined();
});

test('a proxy is told not to collect what the console sends piece by piece', async () => {
  const { headers } = await site.server.send({ path: '/admin/accounts?q=x', headers: { host } });
  expect(headers['x-accel-buffering']).toBe('no');
  expect((await site.server.send({ path: '/verify', headers: { host } })).headers['x-accel-buffering']).toBeUndefined();
});

test('without a database pages and forms answer 503 in words and say when to come back, health goes on (T10)', async () => {
  const down = await startTestSite();
  down.setDown(true);
  const page = await down.server.send({ path: '/verify', headers: { host, 'accept-language': 'es' } });
  expect(page.status).toBe(503);
  expect(page.headers['retry-after']).toBe('10');
  expect(page.body.toString()).toContain('No disponible en este momento');
  expect((await down.server.send(posted(knownForm))).status).toBe(503);
  expect((await down.server.send({ path: '/api/health', headers: { host } })).status).toBe(200);
  expect(down.framed()).toBe(1);
  down.setDown(false);
  expect((await down.server.send({ path: '/verify', headers: { host } })).status).toBe(200);
  await down.server.close();
});

test('a request under another name is told what to set, and the log says it once', async () => {
  const fresh = await startTestSite();
  for (const name of ['localhost:3000', 'evil.example']) {
    const answer = await fresh.server.send({ headers: { host: name } });
    expect(answer.body.toString()).toContain('sets APP_URL');
  }
  await fresh.server.close();
  const lines = fresh.logger.lines.filter(({ message }) => message.includes('APP_URL'));
  expect(lines).toMatchObject([{ level: 'warn', fields: { url: appUrl } }]);
  expect(JSON.stringify(lines)).not.toContain('evil');
});
