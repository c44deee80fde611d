import { plainCode } from '@/lib/base/typed-text';
import 'server-only';
import { createHmac } from 'node:crypto';
import type { Keys } from './keys';

/**
 * The token that an id of `createCodeId` stands for: 256 bits, base64url, derived with HMAC-SHA-256 under a key that is
 * not in the database. So the job that sends a link finds its token without carrying it. `purpose` keeps tokens of
 * different uses apart. Null when the id was not made under a configured key.
 */
export function tokenFor(keys: Keys, id: string, purpose: 'handoff' | 'invite'): string | null {
  return derive(keys, id, `token:${purpose}`)?.toString('base64url') ?? null;
}

/**
 * The token that an attempt's browser holds once it has passed so many proofs: 256 bits, base64url. Derived, so that every
 * answer to one proof carries the same.
 */
export function proofTokenFor({ current }: Keys, attemptId: string, proofs: number): string {
  return createHmac('sha256', current.derive('token'))
    .update(JSON.stringify(['proof', attemptId, proofs]))
    .digest('base64url');
}

/** No letter or digit that is taken for another one when read out (Crockford's base 32). */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The short form of a hand-off, to be typed: 8 characters (40 bits) as `ABCD-EFGH`. Null as for `tokenFor`. */
export function shortCodeFor(keys: Keys, id: string): string | null {
  const bytes = derive(keys, id, 'short-code');
  if (!bytes) return null;
  const characters = [...bytes.subarray(0, 8)].map((byte) => alphabet[byte % 32]);
  return `${characters.slice(0, 4).join('')}-${characters.slice(4).join('')}`;
}

/** A short code as typed, in the one form that is compared: `o` read as 0, `i` and `l` as 1. Null where it is none. */
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
