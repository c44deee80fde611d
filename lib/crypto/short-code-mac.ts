import 'server-only';
import { createHmac } from 'node:crypto';
import type { Keys } from './keys';

/**
 * The keyed MACs under which a short code (as `readShortCode` answers it) may be stored: hex of 32 bytes each, the one of
 * the current key first. New rows take the first; a look-up asks for all.
 */
export function shortCodeMacs(keys: Keys, shortCode: string): [string, ...string[]] {
  const [first = '', ...others] = [keys.current, ...keys.all.filter((key) => key !== keys.current)].map((key) =>
    createHmac('sha256', key.derive('code-mac'))
      .update(JSON.stringify(['handoff', shortCode]))
      .digest('hex'),
  );
  return [first, ...others];
}
