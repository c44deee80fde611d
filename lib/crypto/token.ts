import 'server-only';
import { createHash, randomBytes } from 'node:crypto';
import { tokenPattern } from '@/lib/base/token-pattern';

/** A new opaque token: 256 random bits, base64url, 43 characters. Only its hash is stored. */
export function createToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a token: SHA-256 in hex. Enough, because a token has 256 bits of its own. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Whether a text has the shape of a token. Anything else, the empty text above all, never names a row. */
export function isToken(value: unknown): value is string {
  return typeof value === 'string' && tokenPattern.test(value);
}
