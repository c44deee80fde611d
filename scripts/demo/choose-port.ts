import { createServer } from 'node:net';

/** Returns the first free port of the fifty from `wanted` on. Throws if there is none. */
export async function choosePort(wanted: number): Promise<number> {
  for (let port = wanted; port < wanted + 50 && port < 65_536; port += 1) {
    if ((await isFree(port, '127.0.0.1')) && (await isFree(port, '::'))) return port;
  }
  throw new Error(`No free port from ${wanted} to ${wanted + 49}. Choose another one: PORT=8080 npm run demo`);
}

function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    // Without IPv6 on this machine there is nothing to check, so the port counts as free.
    probe.once('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code === 'EAFNOSUPPORT' || error.code === 'EADDRNOTAVAIL'),
    );
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}
