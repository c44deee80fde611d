import 'server-only';
import { createHmac } from 'node:crypto';
import type { Keys } from '@/lib/crypto/keys';
import type { Counter } from './counting';

/**
 * Returns the stored form of a key: the limit's name and an HMAC-SHA-256 under a key that is not in the database. A
 * copy of the database does not allow guessing which addresses and accounts were counted. A new master secret restarts
 * all counts, and the old rows expire.
 */
export function storedKey(keys: Keys, { name, key }: Counter): string {
  const mac = createHmac('sha256', keys.current.derive('limit')).update(JSON.stringify([name, key]));
  return `${name}:${mac.digest('base64url')}`;
}
