import type { AttemptId } from '@/lib/base/ids';
import 'server-only';
import { createHmac } from 'node:crypto';
import { readBase32, writeBase32 } from '@/lib/base/base32';
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

const shortCodeLength = 8;

/** Returns the short form of a hand-off, for typing: 8 characters (40 bits) as `ABCD-EFGH`. Null as in `tokenFor`. */
export function shortCodeFor(keys: Keys, id: string): string | null {
  const bytes = derive(keys, id, 'short-code');
  return bytes && writeBase32(bytes.subarray(0, shortCodeLength));
}

/** Normalises a typed short code to the form that is compared. Null if it is not one. */
export function readShortCode(typed: string): string | null {
  return readBase32(typed, shortCodeLength);
}

function derive(keys: Keys, id: string, label: string): Buffer | null {
  const version = keys.all.find((key) => id.startsWith(`${key.id}.`));
  if (!version) return null;
  return createHmac('sha256', version.derive('token'))
    .update(JSON.stringify([label, id]))
    .digest();
}
