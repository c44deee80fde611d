import type { AttemptId } from '@/lib/base/ids';
import { plainCode } from '@/lib/base/typed-text';
import 'server-only';
import { createHmac } from 'node:crypto';
import type { Keys } from './keys';

/**
 * Returns the token for an id from `createCodeId`: 256 bits, base64url, derived with HMAC-SHA-256 under a key that is
 * not in the database. The job that sends a link can thus derive its token instead of carrying it. `purpose` separates
 * tokens of different uses. Null if the id was not made under a configured key.
 */
export function tokenFor(keys: Keys, id: string, purpose: 'handoff' | 'invite'): string | null {
  return derive(keys, id, `token:${purpose}`)?.toString('base64url') ?? null;
}

/**
 * Returns the token that an attempt's browser holds after this many proofs: 256 bits, base64url. It is derived, so that
 * every response to the same proof carries the same token.
 */
export function proofTokenFor({ current }: Keys, attemptId: AttemptId, proofs: number): string {
  return createHmac('sha256', current.derive('token'))
    .update(JSON.stringify(['proof', attemptId, proofs]))
    .digest('base64url');
}

/** Letters and digits that are not confused when read out (Crockford's base 32). */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Returns the short form of a hand-off, for typing: 8 characters (40 bits) as `ABCD-EFGH`. Null as in `tokenFor`. */
export function shortCodeFor(keys: Keys, id: string): string | null {
  const bytes = derive(keys, id, 'short-code');
  if (!bytes) return null;
  const characters = [...bytes.subarray(0, 8)].map((byte) => alphabet[byte % 32]);
  return `${characters.slice(0, 4).join('')}-${characters.slice(4).join('')}`;
}

/**
 * Normalises a typed short code to the form that is compared: `o` becomes 0, `i` and `l` become 1. Null if it is not
 * one.
 */
export function readShortCode(typed: string): string | null {
  const plain = plainCode(typed).toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1');
  return /^[0-9A-HJKMNP-TV-Z]{8}$/.test(plain) ? `${plain.slice(0, 4)}-${plain.slice(4)}` : null;
}

function derive(keys: Keys, id: string, label: string): Buffer | null {
  const version = keys.all.find((key) => id.startsWith(`${key.id}.`));
  if (!version) return null;
  return createHmac('sha256', version.derive('token'))
    .update(JSON.stringify([label, id]))
    .digest();
}
