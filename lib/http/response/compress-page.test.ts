import { get, type IncomingMessage } from 'node:http';
import { brotliDecompressSync, createGunzip, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deliverPage } from '@/lib/http/testing/deliver-page';
import { startTestServer, type TestServer } from '@/lib/http/testing/test-server';

const part = 'Accounts 账户 '.repeat(300);

let server: TestServer;
let finish: () => void = () => undefined;
beforeAll(async () => {
  server = await startTestServer((request, response) => {
    deliverPage(request, response, { asWritten: true });
    const type = request.url === '/data' ? 'application/json' : 'text/html; charset=utf-8';
    response.setHeader('content-type', type);
    response.setHeader('vary', 'rsc');
    // Same call order as the framework.
    response.flushHeaders();
    response.write(part);
    finish = () => response.end(Buffer.from('the end'));
    if (request.url !== '/slow') finish();
  });
});
afterAll(() => server.close());

const decode = { br: brotliDecompressSync, gzip: gunzipSync, identity: (body: Buffer) => body };

test.each([
  ['br', 'gzip, br'],
  ['gzip', 'gzip, deflate'],
  ['identity', 'identity'],
  ['identity', ''],
] as const)(
  'a page of the console goes out as %s to a browser that accepts %j (portal 10)',
  async (encoding, accepted) => {
    const answer = await server.send({ headers: { 'accept-encoding': accepted } });
    expect(answer.headers['content-encoding'] ?? 'identity').toBe(encoding);
    expect(answer.headers['vary']).toBe(encoding === 'identity' ? 'rsc' : 'rsc, Accept-Encoding');
    expect(decode[encoding](answer.body).toString()).toBe(`${part}the end`);
  },
);

test('what is no page goes out as it was written', async () => {
  const answer = await server.send({ path: '/data', headers: { 'accept-encoding': 'br' } });
  expect(answer.headers['content-encoding']).toBeUndefined();
  expect(answer.body.toString()).toBe(`${part}the end`);
});

test('a part arrives while the rest is still missing', async () => {
  const headers = { 'accept-encoding': 'gzip' };
  const response = await new Promise<IncomingMessage>((resolve) => {
    get({ host: '127.0.0.1', port: server.port, path: '/slow', headers, agent: false }, resolve);
  });
  let text = '';
  const whole = new Promise<void>((ended) => {
    const page = response.pipe(createGunzip());
    page.setEncoding('utf8');
    page.on('data', (piece: string) => {
      text += piece;
      // The rest is written only after the first part has arrived.
      if (text === part) finish();
    });
    page.on('end', ended);
  });
  await whole;
  expect(text).toBe(`${part}the end`);
});
