import 'server-only';
import { createHmac } from 'node:crypto';
import type { Keys } from './keys';

/**
 * Returns the keyed MACs under which a short code (normalised by `readShortCode`) may be stored: hex of 32 bytes each,
 * the current key's first. New rows store the first; a lookup tries all of them.
 */
export function shortCodeMacs(keys: Keys, shortCode: string): [string, ...string[]] {
  const [first = '', ...others] = [keys.current, ...keys.all.filter((key) => key !== keys.current)].map((key) =>
    createHmac('sha256', key.derive('code-mac'))
      .update(JSON.stringify(['handoff', shortCode]))
      .digest('hex'),
  );
  return [first, ...others];
}
