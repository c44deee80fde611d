import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commonHeaders, signedOutPath } from '@/lib/http/response/security-headers';
import { multipart, type TestRequest } from '@/lib/http/testing/test-server';
import { appUrl, host, knownForm, own, posted, startTestSite, type TestSite } from '@/lib/http/testing/test-site';

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

const words: Record<string, Record<number, string>> = {
  en: {
    400: 'Go back, reload the page and try again.',
    403: 'Open the start page and try again.',
    404: 'Check the address or open the start page.',
    405: 'Open the start page in a browser.',
    413: 'Go back and shorten what you typed.',
    415: 'Go back, reload the page and try again.',
    421: 'Open it at the address your organisation gave you.',
    500: 'Try again in a minute.',
    503: 'Please try again in a minute.',
  },
  'zh-CN': {
    400: '请返回上一页，刷新后重试。',
    403: '请打开首页后重试。',
    404: '请检查地址，或打开首页。',
    405: '请用浏览器打开首页。',
    413: '请返回上一页，缩短内容后重试。',
    415: '请返回上一页，刷新后重试。',
    421: '请打开贵单位提供的地址。',
    500: '请稍等一分钟再试。',
    503: '请稍等一分钟再试。',
  },
  es: {
    400: 'Vuelva atrás, recargue la página e inténtelo de nuevo.',
    403: 'Abra la página de inicio e inténtelo de nuevo.',
    404: 'Compruebe la dirección o abra la página de inicio.',
    405: 'Abra la página de inicio en un navegador.',
    413: 'Vuelva atrás y acorte lo que escribió.',
    415: 'Vuelva atrás, recargue la página e inténtelo de nuevo.',
    421: 'Ábralo en la dirección que le dio su organización.',
    500: 'Inténtelo de nuevo en un minuto.',
    503: 'Inténtelo de nuevo en un minuto.',
  },
};

/** Headers that select each locale: by `Accept-Language`, and by the cookie, which wins over `Accept-Language`. */
const wishes: [string, string, Record<string, string>][] = Object.keys(words).flatMap((locale) => [
  [locale, 'Accept-Language', { 'accept-language': `${locale},fr;q=0.5` }],
  [locale, 'the language cookie', { 'accept-language': 'fr', cookie: `locale=${locale}` }],
]);

test.each(wishes)('each refusal says in %s what to do next, by %s', async (locale, _by, wish) => {
  const down = await startTestSite();
  down.setDown(true);
  const requests: [TestSite, TestRequest, number][] = [
    [site, posted(multipart([['identifier', 'ana']])), 400],
    [site, { method: 'POST', headers: { host }, body: '' }, 403],
    [site, { path: '/_error', headers: { host } }, 404],
    [site, { method: 'PUT', headers: own }, 405],
    [site, posted(multipart([['$ACTION_ID_known', 'x'.repeat(100_000)]])), 413],
    [site, { method: 'POST', headers: { ...own, 'content-type': 'text/csv' }, body: 'a' }, 415],
    [site, { headers: { host: 'evil.example' } }, 421],
    [site, { path: '/throws', headers: { host } }, 500],
    [down, { path: '/verify', headers: { host } }, 503],
  ];
  for (const [asked, request, status] of requests) {
    const answer = await asked.server.send({ ...request, headers: { ...request.headers, ...wish } });
    expect(answer.status).toBe(status);
    expect(answer.body.toString()).toContain(words[locale]?.[status]);
    expect(answer.headers['content-language']).toBe(locale);
    expect(answer.body.length).toBeLessThan(500);
  }
  await down.server.close();
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
  ['the wanted language', { host, 'accept-language': 'zh-TW,zh;q=0.9' }, '/', '<p>/ zh-CN</p>'],
  ['the remembered language', { host, 'accept-language': 'en', cookie: 'a=b; locale=zh-CN' }, '/', '<p>/ zh-CN</p>'],
  ['English for a language nobody wrote', { host, cookie: 'locale=xx', 'accept-language': 'fr' }, '/', '<p>/ en</p>'],
  ['English, for changing a password', { host }, '/change', '<p>/change en</p>'],
  ['English, for unlocking, also with an attempt', { host, cookie: '__Host-rekey-attempt=x' }, '/unlock', '/unlock en'],
])('a page that is the same for everyone comes rendered ahead, in %s', async (_name, headers, path, start) => {
  const before = site.framed();
  expect((await site.server.send({ path, headers })).body.toString()).toContain(start);
  expect(site.framed()).toBe(before);
});

test.each([
  ['with an attempt', { host, cookie: '__Host-rekey-attempt=x' }, '/'],
  ['with a query', { host }, '/?change'],
  ['under another path', { host }, '/verify'],
  ['for a script', { host, rsc: '1' }, '/'],
])('a page %s is rendered for this request alone', async (_name, headers, path) => {
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
  // The next answer shows that the server still works. By then it has noticed that the first client is gone.
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
    expect(answer.body.toString()).toContain('set APP_URL');
  }
  await fresh.server.close();
  const lines = fresh.logger.lines.filter(({ message }) => message.includes('APP_URL'));
  expect(lines).toMatchObject([{ level: 'warn', fields: { url: appUrl } }]);
  expect(JSON.stringify(lines)).not.toContain('evil');
});
