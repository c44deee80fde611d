import { afterAll, beforeAll, expect, test } from 'vitest';
import { deliverPage } from '@/lib/http/testing/deliver-page';
import { startTestServer, type TestServer } from '@/lib/http/testing/test-server';

const empty = '<!DOCTYPE html><html id="__next_error__"><head><script src="/x.js"></script></head></html>';
const answers: Record<string, { status: number; type: string; pieces: (string | Buffer)[] }> = {
  '/failed': { status: 500, type: 'text/html; charset=utf-8', pieces: [Buffer.from([0x1f, 0x8b]), 'rest'] },
  '/empty': { status: 404, type: 'text/html; charset=utf-8', pieces: [Buffer.from(empty), 'rest'] },
  '/page': { status: 200, type: 'text/html; charset=utf-8', pieces: ['<!DOCTYPE html><html lang="en">', 'rest'] },
  '/data': { status: 500, type: 'application/json', pieces: ['{}'] },
};

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer((request, response) => {
    deliverPage(request, response, { locale: 'es' });
    const answer = answers[request.url ?? ''];
    response.statusCode = answer?.status ?? 200;
    response.setHeader('content-type', answer?.type ?? '');
    if (request.url === '/failed') response.setHeader('content-encoding', 'gzip');
    // Same call order as the framework.
    response.flushHeaders();
    for (const piece of answer?.pieces ?? []) response.write(piece);
    response.end();
  });
});
afterAll(() => server.close());

test.each(['/failed', '/empty'])('%s gets words, a language and a way on', async (path) => {
  const answer = await server.send({ path });
  expect(answer.status).toBe(answers[path]?.status);
  expect(answer.headers['content-encoding']).toBeUndefined();
  expect(answer.headers['cache-control']).toBe('no-store');
  expect(String(answer.body)).toContain('<html lang="es">');
  expect(String(answer.body)).toContain('<h1>Algo ha fallado por nuestra parte</h1>');
  expect(String(answer.body)).toContain('<a href="/">');
  expect(String(answer.body)).not.toContain('rest');
});

test.each([
  ['/page', '<!DOCTYPE html><html lang="en">rest'],
  ['/data', '{}'],
])('%s goes out as it is', async (path, body) => {
  const answer = await server.send({ path });
  expect(String(answer.body)).toBe(body);
  expect(answer.status).toBe(answers[path]?.status);
});
