import { afterAll, beforeAll, expect, test } from 'vitest';
import { deliverPage } from '@/lib/http/testing/deliver-page';
import { startTestServer, type TestServer } from '@/lib/http/testing/test-server';
import { pageScript, withPageScript } from './page-script';

const page = Buffer.from(
  '<!DOCTYPE html><html lang="zh-CN"><head><title>重置密码</title></head><body>重置</body></html>',
);

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer((request, response) => {
    const [, type, size, way] = (request.url ?? '').split('/');
    deliverPage(request, response, { asWritten: way === 'written' });
    response.setHeader('content-type', type === 'html' ? 'text/html; charset=utf-8' : 'text/x-component');
    if (size === 'whole') response.setHeader('content-length', page.length);
    const step = size === 'whole' ? page.length : Number(size);
    for (let at = 0; at < page.length - step; at += step) response.write(page.subarray(at, at + step));
    response.end(page.subarray(page.length - (page.length % step || step)));
  });
});
afterAll(() => server.close());

const expected = page.toString().replace('<head>', () => `<head><script nonce="bm9uY2U=">${pageScript}</script>`);

// Chunks of 48 bytes end within a character.
const sizes = ['whole', '48', '50'];
const ways = sizes.flatMap((size) => ['collected', 'written'].map((way) => [size, way] as const));
test.each(ways)('is the first thing in a page that is written in pieces of %s and %s (F1)', async (size, way) => {
  const answer = await server.send({ path: `/html/${size}/${way}` });
  expect(answer.body.toString()).toBe(expected);
});

test('is in no answer that is no page', async () => {
  expect((await server.send({ path: '/other/whole' })).body.toString()).toBe(page.toString());
});

test('is put into a page rendered ahead without a nonce, and does not end its own element (F1)', () => {
  expect(withPageScript('<head></head>')).toBe(`<head><script>${pageScript}</script></head>`);
  expect(pageScript).not.toMatch(/<\/script/i);
});
