import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pageScript } from '@/lib/http/response/page-script';
import { sha256 } from '@/lib/http/response/security-headers';
import { startTestServer, type TestServer } from '@/lib/http/testing/test-server';
import { preparePage, sendPage } from './page-cache';

const html = `<!doctype html><html><head><script>${pageScript}</script>
<script src="/_next/static/a.js" async=""></script></head>
<body><p>Reset your password 重置</p><script>self.__next_f.push([1,"a < b"])</script>
<script type="application/json">{"a":
1}</script></body></html>`;
const page = preparePage(html, true);

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer((request, response) => sendPage(request, response, page));
});
afterAll(() => server.close());

test('each inline script is named by its hash, and nothing else is', () => {
  const sources = / script-src ([^;]*);/.exec(page.contentSecurityPolicy)?.[1]?.split(' ');
  expect(sources).toEqual([
    "'self'",
    `'sha256-${sha256(pageScript)}'`,
    `'sha256-${sha256('self.__next_f.push([1,"a < b"])')}'`,
    `'sha256-${sha256('{"a":\n1}')}'`,
  ]);
});

test.each([
  ['br', 'gzip, deflate, br, zstd'],
  ['br', 'br'],
  ['br', 'gzip;q=1.0, br;q=0.5'],
  ['gzip', 'gzip, deflate'],
  ['gzip', 'gzip, br;q=0'],
  ['gzip', 'gzip,br; q=0.000'],
  ['identity', 'identity'],
  ['identity', 'br;q=0, gzip;q=0'],
  ['identity', 'brotli'],
  ['identity', ''],
  ['identity', ',;,q=1'],
])('sends %s to a browser that accepts %j', async (encoding, accepted) => {
  const answer = await server.send({ headers: { 'accept-encoding': accepted } });
  expect(answer.status).toBe(200);
  expect(answer.headers['content-encoding'] ?? 'identity').toBe(encoding);
  expect(answer.headers['content-length']).toBe(String(answer.body.length));
  expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
  expect(answer.headers['vary']).toContain('Accept-Encoding');
  const decode = { br: brotliDecompressSync, gzip: gunzipSync, identity: (body: Buffer) => body };
  expect(decode[encoding as keyof typeof decode](answer.body).toString()).toBe(html);
});

test('may be kept by one browser only, and asked for again each time', async () => {
  const answer = await server.send({});
  expect(answer.headers['cache-control']).toBe('private, no-cache');
  expect(answer.headers['vary']).toBe('Accept-Encoding, Accept-Language, Cookie');
});

test.each([
  ['its own tag', page.etag],
  ['its tag among others', `"other", ${page.etag}`],
])('is not sent again to a browser that names %s', async (_name, tag) => {
  const answer = await server.send({ headers: { 'if-none-match': tag } });
  expect(answer.status).toBe(304);
  expect(answer.body).toHaveLength(0);
  expect(answer.headers).toMatchObject({ etag: page.etag, 'content-security-policy': page.contentSecurityPolicy });
});

test.each(['"other"', '', '*x', 'W/""'])('is sent to a browser that names %j', async (tag) => {
  expect((await server.send({ headers: { 'if-none-match': tag } })).status).toBe(200);
});

test('another page has another tag', () => {
  expect(preparePage(`${html} `, true).etag).not.toBe(page.etag);
});

test('HEAD gets the same headers and no body', async () => {
  const headers = { 'accept-encoding': 'br' };
  const got = await server.send({ headers });
  const head = await server.send({ method: 'HEAD', headers });
  const { date: _got, ...expected } = got.headers;
  const { date: _head, ...answered } = head.headers;
  expect(head.status).toBe(200);
  expect(answered).toEqual(expected);
  expect(head.body).toHaveLength(0);
});
