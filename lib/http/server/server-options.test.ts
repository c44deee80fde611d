import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { expect, test } from 'vitest';
import { readActionBody } from '@/lib/http/request/read-action-body';
import { serverOptions } from './server-options';

test('a body that arrives byte by byte is cut off (T20)', async () => {
  const server = createServer(serverOptions, (request, response) => {
    void readActionBody(request).then(() => response.end());
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write('POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 60000\r\n\r\n');
  const drip = setInterval(() => socket.write('x'), 500);
  let answer = '';
  socket.on('data', (piece) => {
    answer += piece.toString();
  });
  await new Promise((closed) => socket.once('close', closed));
  clearInterval(drip);
  // The 408 may be lost, because bytes of the body are still arriving.
  expect(answer).not.toMatch(/^HTTP\/1\.1 [^4]/);
  await new Promise((closed) => server.close(closed));
}, 60_000);
