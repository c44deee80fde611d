import { connect, type Socket } from 'node:net';
import type { OutboundGuard } from './outbound-guard';
import { lookUpChecked } from './outbound-guard';

/**
 * Connects to a mail server at an address that the guard has just checked, so the name cannot resolve to another one a
 * moment later. Rejects with code `ERR_ADDRESS_NOT_ALLOWED`, `ENOTFOUND`, `ETIMEDOUT` after `timeoutMs`, or the
 * system's code.
 */
export async function connectChecked(
  guard: OutboundGuard,
  { host, port, timeoutMs }: { host: string; port: number; timeoutMs: number },
): Promise<Socket> {
  const checked = await guard.check(`https://${host.includes(':') ? `[${host}]` : host}`);
  if (!checked.ok) {
    const code = checked.error === 'not_allowed' ? 'ERR_ADDRESS_NOT_ALLOWED' : 'ENOTFOUND';
    throw Object.assign(new Error('Connections to this address are not allowed'), { code });
  }
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, lookup: lookUpChecked(checked.value) });
    const timer = setTimeout(() => {
      const late = new Error('The mail server did not answer in time');
      socket.destroy(Object.assign(late, { code: 'ETIMEDOUT', timeoutType: 'CONNECT_TIMEOUT' }));
    }, timeoutMs);
    socket.once('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    socket.once('connect', () => {
      clearTimeout(timer);
      resolve(socket.removeAllListeners('error'));
    });
  });
}
