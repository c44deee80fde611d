import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deliverPage } from '@/lib/http/testing/deliver-page';
import { startTestServer, type TestServer } from '@/lib/http/testing/test-server';

const long = 'Reset your password 重置 '.repeat(200);
const pages: Record<string, { type: string; pieces: (string | Buffer)[] }> = {
  '/long': { type: 'text/html; charset=utf-8', pieces: [long.slice(0, 2_000), Buffer.from(long.slice(2_000))] },
  '/short': { type: 'text/html; charset=utf-8', pieces: ['short'] },
  '/empty': { type: 'text/html; charset=utf-8', pieces: [] },
  '/part': { type: 'text/x-component', pieces: [long] },
  '/data': { type: 'application/json', pieces: [JSON.stringify(long)] },
};

let server: TestServer;
let endStream: () => void = () => undefined;
beforeAll(async () => {
  server = await startTestServer((request, response) => {
    deliverPage(request, response);
    if (request.url === '/events') {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('data: first\n\n');
      endStream = () => response.end('data: last\n\n');
      return;
    }
    const page = pages[request.url ?? ''];
    response.setHeader('content-type', page?.type ?? '');
    response.setHeader('vary', 'rsc');
    // Same call order as the framework.
    response.flushHeaders();
    if (request.method !== 'HEAD') for (const piece of page?.pieces ?? []) expect(response.write(piece)).toBe(true);
    response.end();
  });
});
afterAll(() => server.close());

const decode = { br: brotliDecompressSync, gzip: gunzipSync, identity: (body: Buffer) => body };

test.each([
  ['/long', 'br', 'gzip, deflate, br'],
  ['/long', 'gzip', 'gzip, deflate'],
  ['/long', 'identity', 'identity'],
  ['/part', 'br', 'br'],
  ['/short', 'identity', 'br'],
  ['/empty', 'identity', 'br'],
] as const)('%s goes out whole, as %s, to a browser that accepts %j', async (path, encoding, accepted) => {
  const answer = await server.send({ path, headers: { 'accept-encoding': accepted } });
  expect(answer.headers['content-encoding'] ?? 'identity').toBe(encoding);
  expect(answer.headers['content-length']).toBe(String(answer.body.length));
  expect(answer.headers['transfer-encoding']).toBeUndefined();
  expect(answer.headers['vary']).toBe('rsc, Accept-Encoding');
  expect(decode[encoding](answer.body).toString()).toBe(pages[path]?.pieces.join(''));
});

test('what is no page goes out as it was written', async () => {
  const answer = await server.send({ path: '/data', headers: { 'accept-encoding': 'br' } });
  expect(answer.headers['content-encoding']).toBeUndefined();
  expect(answer.headers['vary']).toBe('rsc');
  expect(JSON.parse(answer.body.toString())).toBe(long);
});

test('an event arrives before the stream of events ends', async () => {
  const request = get({ port: server.port, path: '/events', headers: { 'accept-encoding': 'br' } });
  const [answer] = (await once(request, 'response')) as [IncomingMessage];
  const [first] = (await once(answer, 'data')) as [Buffer];
  expect(first.toString()).toBe('data: first\n\n');
  endStream();
  const [last] = (await once(answer, 'data')) as [Buffer];
  expect(last.toString()).toBe('data: last\n\n');
});

test('HEAD gets no body', async () => {
  const answer = await server.send({ method: 'HEAD', path: '/long', headers: { 'accept-encoding': 'br' } });
  expect(answer.status).toBe(200);
  expect(answer.body).toHaveLength(0);
});
