import { setTimeout as wait } from 'node:timers/promises';
import { acceptsConnections } from './accepts-connections';

/** Waits until something accepts connections. Throws if nothing does within `longestMs`, or if `hasEnded` says so. */
export async function untilListening(
  address: { host: string; port: number },
  { longestMs, hasEnded }: { longestMs: number; hasEnded: () => string | null },
): Promise<void> {
  for (let waited = 0; waited < longestMs; waited += 20) {
    if (await acceptsConnections(address)) return;
    const ended = hasEnded();
    if (ended !== null) throw new Error(`the server ended: ${ended}`);
    await wait(20);
  }
  throw new Error(`nothing listens on ${address.host}:${address.port}`);
}
