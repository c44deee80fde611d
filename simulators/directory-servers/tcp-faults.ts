import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { connect as connectTls, createServer as createTlsServer } from 'node:tls';

/**
 * What happens to connections. `pass`: everything is forwarded. `cut`: requests are forwarded, and the connection is cut
 * instead of the answer. `stall`: nothing is forwarded any more. `refuse`: new connections are closed at once.
 */
export type Fault = 'pass' | 'cut' | 'stall' | 'refuse' | { delayAnswersMs: number };

export type TcpFaults = Awaited<ReturnType<typeof startTcpFaults>>;

/**
 * The server behind the proxy. With `tls`, the proxy has the server's own certificate and sees what is sent through the
 * encrypted connection.
 */
export type FaultTarget = { port: number; host?: string; tls?: { cert: Buffer; key: Buffer } };

/**
 * Starts a proxy in front of a server on this machine. Faults can be switched while connections are open. With `affects`, a
 * fault begins on a connection when the client sends data that it accepts; without it, at once.
 */
export async function startTcpFaults(
  { port, host = '127.0.0.1', tls }: FaultTarget,
  affects?: (data: Buffer) => boolean,
) {
  const sockets = new Set<Socket>();
  let fault: Fault = 'pass';
  const accept = (near: Socket) => {
    if (fault === 'refuse') {
      near.destroy();
      return;
    }
    let affected = affects === undefined;
    const active = () => (affected ? fault : 'pass');
    const far: Socket = tls ? connectTls({ host, port, rejectUnauthorized: false }) : connect({ host, port });
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket
        .on('error', () => undefined)
        .on('close', () => {
          sockets.delete(socket);
          near.destroy();
          far.destroy();
        });
    }
    near.on('data', (data) => {
      if (fault !== 'pass' && affects?.(data)) affected = true;
      if (active() !== 'stall') far.write(data);
    });
    far.on('data', (data) => {
      const now = active();
      if (now === 'cut') near.destroy();
      else if (typeof now === 'object') setTimeout(() => near.write(data), now.delayAnswersMs);
      else if (now !== 'stall') near.write(data);
    });
  };
  const server = tls ? createTlsServer(tls, accept) : createServer(accept);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    /** Applies to open and new connections. */
    set: (next: Fault) => {
      fault = next;
    },
    /** Closes every connection. */
    disconnect: () => {
      for (const socket of sockets) socket.destroy();
    },
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((closed) => server.close(closed));
    },
  };
}

/** Whether these bytes start with an LDAP modify request or an extended request (RFC 4511, sections 4.6 and 4.12). */
export function isLdapWrite(data: Buffer): boolean {
  const lengthBytes = (data[1] ?? 0) > 0x80 ? (data[1] ?? 0) - 0x80 : 0;
  const idLength = data[3 + lengthBytes] ?? 0;
  const operation = data[4 + lengthBytes + idLength];
  return data[0] === 0x30 && (operation === 0x66 || operation === 0x77);
}
