import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { outboundFetch } from './outbound-fetch';
import { sendRequest } from './send-request';

const server = createServer((request, response) =>
  response.end(request.url === '/large' ? Buffer.alloc(1024 * 1024 + 1) : 'plain'),
);
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const { port } = server.address() as AddressInfo;
afterAll(() => void server.close());

test('an answer longer than 1 MB is given up', async () => {
  const answer = await sendRequest(outboundFetch, `http://127.0.0.1:${port}/large`, {});
  expect(answer).toEqual({ ok: false, error: { sent: true, reason: 'too_large' } });
});

test('a server that speaks no TLS was sent nothing', async () => {
  const answer = await sendRequest(outboundFetch, `https://127.0.0.1:${port}/`, { method: 'POST', body: 'secret' });
  expect(answer).toEqual({ ok: false, error: { sent: false, reason: 'connect' } });
});

test.each([
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', false],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', false],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', false],
  ['CERT_HAS_EXPIRED', false],
  ['ERR_TLS_CERT_ALTNAME_INVALID', false],
  ['INVALID_CA', false],
  ['ECONNREFUSED', false],
  ['ECONNRESET', true],
  ['UND_ERR_SOCKET', true],
  ['ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC', true],
])('%s: may have been sent %s', async (code, sent) => {
  const fetch = () => Promise.reject(new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code }) }));
  expect(await sendRequest(fetch, 'https://cloud.example', {})).toMatchObject({ ok: false, error: { sent } });
});
