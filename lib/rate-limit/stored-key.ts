import 'server-only';
import { createHmac } from 'node:crypto';
import type { Keys } from '@/lib/crypto/keys';

/**
 * How a key stands in the table: the limit's name and an HMAC-SHA-256 under a key that is not in the database, so that
 * whoever has a copy of it cannot find out by guessing which addresses and accounts were counted. Under a new master
 * secret all counts begin anew, and the old rows run out.
 */
export function storedKey(keys: Keys, name: string, key: string): string {
  const mac = createHmac('sha256', keys.current.derive('limit')).update(JSON.stringify([name, key]));
  return `${name}:${mac.digest('base64url')}`;
}
