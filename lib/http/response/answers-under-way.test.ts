import { afterEach, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '@/lib/http/testing/test-server';
import { answerNotFound, keepAnswer } from './answers-under-way';

let server: TestServer | undefined;
afterEach(() => server?.close());

test('a page that finds nothing to show is answered with 404, and only that page (C23)', async () => {
  server = await startTestServer((request, response) => {
    const id = request.url ?? '';
    keepAnswer(id, response);
    if (id === '/gone') answerNotFound(id);
    response.setHeader('content-type', 'text/html');
    response.end('page');
    answerNotFound(id);
  });
  expect((await server.send({ path: '/gone' })).status).toBe(404);
  expect((await server.send({ path: '/there' })).status).toBe(200);
});

test('a request that is over, or that nobody knows, is left alone', async () => {
  server = await startTestServer((request, response) => {
    keepAnswer(request.url ?? '', response);
    response.end('page');
  });
  await server.send({ path: '/over' });
  expect(() => answerNotFound('/over')).not.toThrow();
  expect(() => answerNotFound('none')).not.toThrow();
});
