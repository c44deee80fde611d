import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { get, type IncomingMessage, type ServerResponse } from 'node:http';
import { createGunzip } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { deliverPage } from '@/lib/http/testing/deliver-page';
import { startTestServer, type TestServer } from '@/lib/http/testing/test-server';
import { unavailablePage } from './own-answers';

let server: TestServer | undefined;
afterEach(() => server?.close());

type Way = { name: string; type: string; asWritten: boolean; encoding: string };
const ways: Way[] = [
  { name: 'a file', type: 'application/jsonl', asWritten: false, encoding: 'gzip' },
  { name: 'a page as it is written', type: 'text/html', asWritten: true, encoding: 'identity' },
  { name: 'a compressed page as it is written', type: 'text/html', asWritten: true, encoding: 'gzip' },
];

/** Sends a request without reading the body of the response. */
async function ask(port: number, encoding: string): Promise<IncomingMessage> {
  const request = get({ host: '127.0.0.1', port, headers: { 'accept-encoding': encoding }, agent: false });
  request.on('error', () => undefined);
  const [answer] = (await once(request, 'response')) as [IncomingMessage];
  answer.on('error', () => undefined);
  return answer;
}

/** Resolves when `count` has not changed for 300 ms. */
async function untilStill(count: () => number): Promise<number> {
  for (let before = -1; ; ) {
    if (count() === before) return before;
    before = count();
    await new Promise((wait) => setTimeout(wait, 300));
  }
}

/** Resolves when a response drains or closes. */
function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      response.off('drain', done).off('close', done);
      resolve();
    };
    response.on('drain', done).on('close', done);
  });
}

const pieceBytes = 64 * 1024;

/** Writes incompressible chunks, waits for `drain` when needed, and stops when the browser disconnects. */
async function writeLong(response: ServerResponse, pieces: number, seen: { written: number; closed: boolean }) {
  response.once('close', () => {
    seen.closed = true;
  });
  while (seen.written < pieces && !seen.closed) {
    seen.written += 1;
    if (!response.write(randomBytes(pieceBytes))) await drained(response);
  }
  response.end();
}

test.each(ways)(
  'a slow reader of $name stops the writer, and gets all of it',
  async ({ type, asWritten, encoding }) => {
    const pieces = 1_000;
    const seen = { written: 0, closed: false };
    server = await startTestServer(async (request, response) => {
      deliverPage(request, response, { asWritten });
      response.setHeader('content-type', type);
      await writeLong(response, pieces, seen);
    });
    const answer = await ask(server.port, encoding);
    // The socket buffers of both ends hold a few megabytes.
    expect(await untilStill(() => seen.written)).toBeLessThan(pieces / 4);
    const body = answer.headers['content-encoding'] === 'gzip' ? answer.pipe(createGunzip()) : answer;
    let size = 0;
    for await (const piece of body as AsyncIterable<Buffer>) size += piece.length;
    expect(size).toBe(pieces * pieceBytes);
    expect(seen.written).toBe(pieces);
  },
);

test.each(ways)('a reader of $name that goes away ends the work', async ({ type, asWritten, encoding }) => {
  const seen = { written: 0, closed: false };
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  server = await startTestServer(async (request, response) => {
    if (request.url === '/after') return void response.end('alive');
    deliverPage(request, response, { asWritten });
    response.setHeader('content-type', type);
    await writeLong(response, Number.POSITIVE_INFINITY, seen);
    // A handler that did not notice continues to write, with no effect.
    for (let more = 0; more < 10; more += 1) response.write(randomBytes(pieceBytes));
    end();
  });
  const answer = await ask(server.port, encoding);
  answer.destroy();
  await ended;
  expect(seen.closed).toBe(true);
  expect((await server.send({ path: '/after' })).body.toString()).toBe('alive');
});

test('a page whose reader goes away while it is collected harms nobody', async () => {
  const { promise: started, resolve: start } = Promise.withResolvers<void>();
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  server = await startTestServer(async (request, response) => {
    deliverPage(request, response);
    response.setHeader('content-type', 'text/html');
    if (request.url === '/after') return void response.end('alive');
    response.write('the beginning');
    start();
    await once(response, 'close');
    response.write('the rest');
    response.end('the end');
    end();
  });
  const request = get({ host: '127.0.0.1', port: server.port, agent: false });
  request.on('error', () => undefined);
  await started;
  request.destroy();
  await ended;
  expect((await server.send({ path: '/after' })).body.toString()).toBe('alive');
});

test('another answer takes the place of one that has not begun, and nothing written later counts', async () => {
  server = await startTestServer((request, response) => {
    const delivering = deliverPage(request, response);
    response.writeHead(200, { 'content-type': 'text/html', 'set-cookie': 'a=b', etag: '"x"', 'x-request-id': '1' });
    response.write('a secret half');
    delivering.replace(unavailablePage('es'));
    response.setHeader('x-late', '1');
    response.writeHead(200);
    response.write('more');
    response.end('the end');
    delivering.replace(unavailablePage('en'));
  });
  const answer = await server.send({});
  expect(answer.status).toBe(503);
  expect(answer.headers).toMatchObject({ 'retry-after': '10', 'x-request-id': '1', 'content-language': 'es' });
  for (const name of ['set-cookie', 'etag', 'x-late']) expect(answer.headers).not.toHaveProperty(name);
  expect(answer.body.toString()).toContain('No disponible');
  expect(answer.body.toString()).not.toMatch(/secret|more|the end/);
});

test('an answer that has begun is cut off instead of replaced', async () => {
  server = await startTestServer((request, response) => {
    const delivering = deliverPage(request, response, { asWritten: true });
    response.setHeader('content-type', 'text/html');
    response.write('half', () => delivering.replace(unavailablePage('en')));
  });
  await expect(server.send({})).rejects.toThrow();
});

test.each([
  ['as a list', ['Content-Type', 'text/plain', 'X-One', '1']],
  ['as an object', { 'Content-Type': 'text/plain', 'X-One': '1' }],
])('a head written at once, with its headers %s, is kept until the body comes', async (_name, headers) => {
  server = await startTestServer((request, response) => {
    deliverPage(request, response);
    response.writeHead(201, 'Made', headers as Record<string, string>);
    expect(response.headersSent).toBe(false);
    response.end('6869', 'hex');
  });
  const answer = await server.send({});
  expect([answer.status, answer.headers['x-one'], answer.body.toString()]).toEqual([201, '1', 'hi']);
});

test.each([
  [500, false, 400],
  [200, true, 503],
  [200, false, 200],
  [303, true, 303],
] as const)(
  'a call that the framework answers with %i, the database down %s, gets %i',
  async (status, down, expected) => {
    server = await startTestServer((request, response) => {
      deliverPage(request, response, { isCall: true, isDatabaseDown: () => down });
      response.writeHead(status, { 'content-type': 'text/x-component' });
      response.end('0:{}');
    });
    const answer = await server.send({});
    expect(answer.status).toBe(expected);
    expect(answer.headers['retry-after']).toBe(expected === 503 ? '10' : undefined);
    expect(answer.body.toString()).toBe('0:{}');
  },
);
