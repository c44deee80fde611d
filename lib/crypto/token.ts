import 'server-only';
import { createHash, randomBytes } from 'node:crypto';
import { tokenPattern } from '@/lib/base/token-pattern';

/** Creates an opaque token: 256 random bits, base64url, 43 characters. Only its hash is stored. */
export function createToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Returns the stored hash of a token: SHA-256 in hex. No salt is needed, because a token has 256 random bits. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/**
 * Checks whether a value has the form of a token. Anything else, above all the empty string, never identifies a row.
 */
export function isToken(value: unknown): value is string {
  return typeof value === 'string' && tokenPattern.test(value);
}
