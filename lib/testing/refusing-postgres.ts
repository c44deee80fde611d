import { createServer, type Socket } from 'node:net';

/**
 * Implements just enough of PostgreSQL's protocol to refuse every client, with this SQLSTATE and this location in the
 * server's source. A real server would need a different configuration for each refusal.
 */
export async function startRefusingPostgres(code: string, routine: string): Promise<{ url: string; close(): void }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    socket.once('data', () => socket.end(errorResponse({ S: 'FATAL', V: 'FATAL', C: code, M: 'nein', R: routine })));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `postgres://rekey:hunter2@127.0.0.1:${address.port}/rekey`,
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

function errorResponse(fields: Record<string, string>): Buffer {
  const body = Buffer.from(
    `${Object.entries(fields)
      .map(([name, value]) => `${name}${value}\0`)
      .join('')}\0`,
  );
  const head = Buffer.alloc(5, 'E');
  head.writeUInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}
