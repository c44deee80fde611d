import type { Server } from 'node:http';
import { InvalidSettings } from '@/lib/base/env';

/** Listens. If that fails, rejects with an `InvalidSettings` that says what to change. */
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
    EADDRINUSE: `PORT: ${port} on ${host} is already in use by another program; stop that program or choose another port`,
    EACCES: `PORT: this user may not listen on ${port} on ${host}; choose port 1024 or higher, or put a proxy in front of Rekey`,
    EADDRNOTAVAIL: `HOSTNAME: ${host} is not an address of this machine (port ${port}); expected one of its own, such as 127.0.0.1, or 0.0.0.0 for all`,
  };
  const unresolved = `HOSTNAME: cannot listen on ${host} (port ${port}, ${error.code ?? error.message}); expected an address of this machine, such as 127.0.0.1, or 0.0.0.0 for all`;
  return new InvalidSettings('Rekey cannot listen', [reasons[error.code ?? ''] ?? unresolved]);
}
