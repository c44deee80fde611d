import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** Waits until something accepts connections. Throws if nothing does within `longestMs`, or if `hasEnded` says so. */
export async function untilListening(
  { host, port }: { host: string; port: number },
  { longestMs, hasEnded }: { longestMs: number; hasEnded: () => string | null },
): Promise<void> {
  for (let waited = 0; waited < longestMs; waited += 20) {
    if (await accepts(host, port)) return;
    const ended = hasEnded();
    if (ended !== null) throw new Error(`the server ended: ${ended}`);
    await wait(20);
  }
  throw new Error(`nothing listens on ${host}:${port}`);
}

function accepts(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const settle = (result: boolean) => {
      socket.destroy();
      resolve(result);
    };
    socket.once('connect', () => settle(true)).once('error', () => settle(false));
  });
}
