import type { Server } from 'node:http';
import { InvalidSettings } from '@/lib/base/env';

/** Listens, or rejects with an `InvalidSettings` that says what to change where that cannot be. */
export async function listen(server: Server, port: number, host: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const refuse = (error: NodeJS.ErrnoException) => reject(describeListenError(error, port, host));
    server.once('error', refuse);
    server.listen(port, host, () => {
      server.off('error', refuse);
      resolve();
    });
  });
}

function describeListenError(error: NodeJS.ErrnoException, port: number, host: string): InvalidSettings {
  const reasons: Record<string, string> = {
    EADDRINUSE: `PORT: ${port} on ${host} is taken by another program; stop that one or choose another port`,
    EACCES: `PORT: this user may not listen on ${port} on ${host}; choose a port from 1024 up, or have a proxy pass ${port} on`,
    EADDRNOTAVAIL: `HOSTNAME: ${host} is no address of this machine (port ${port}); expected one of its own, such as 0.0.0.0 for all or 127.0.0.1`,
  };
  const unresolved = `HOSTNAME: ${host} cannot be used to listen on (port ${port}, ${error.code ?? error.message}); expected an address of this machine, such as 0.0.0.0 for all or 127.0.0.1`;
  return new InvalidSettings('Rekey cannot listen', [reasons[error.code ?? ''] ?? unresolved]);
}
