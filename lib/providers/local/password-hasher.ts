import { randomBytes, timingSafeEqual } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import type { Result } from '@/lib/base/result';
import type { ProviderDeps } from '@/lib/providers/types';
import { createHashingQueue } from './hashing-queue';

export type HashingFailure = 'busy' | 'cancelled';

export type PasswordHasher = {
  /** Hashes a password under this salt: one Argon2 run. */
  hash(password: string, salt: Buffer, signal?: AbortSignal): Promise<Result<string, HashingFailure>>;
  /** Verifies a password against a stored hash, with its salt and parameters: one Argon2 run. */
  verify(stored: string, password: string, signal?: AbortSignal): Promise<Result<boolean, HashingFailure>>;
};

/** OWASP Password Storage Cheat Sheet, Argon2id with 19 MiB; `memoryCost` is in KiB. */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 };
const prefix = '$argon2id$v=19$m=19456,t=2,p=1$';
const saltBytes = 16;

/** One queue per process, because the limit protects this machine's cores and memory. */
const queue = createHashingQueue(2, 64);

/**
 * Argon2id over a keyed hash of the password (the pepper: a stolen table alone is worthless). Passwords are normalised
 * to Unicode form NFKC, here and nowhere else, so that a password typed on another keyboard still matches.
 */
export function createPasswordHasher(mac: ProviderDeps['mac']): PasswordHasher {
  const peppered = (password: string) => mac('local-password', password.normalize('NFKC'));
  return {
    hash: (password, salt, signal) => queue.run(() => hash(peppered(password), { ...parameters, salt }), signal),
    verify: (stored, password, signal) => queue.run(() => verify(stored, peppered(password)), signal),
  };
}

/** Returns the salt of a hash made with the current parameters; null for any other hash. */
export function saltOf(stored: string): Buffer | null {
  const [salt] = stored.startsWith(prefix) ? stored.slice(prefix.length).split('$') : [];
  return salt ? Buffer.from(salt, 'base64') : null;
}

/** Returns a random salt for an account without one. */
export function newSalt(): Buffer {
  return randomBytes(saltBytes);
}

/** Checks whether a hash was made with the current parameters. */
export function isPresent(stored: string): boolean {
  return stored.startsWith(prefix);
}

/** Compares two hashes in constant time. */
export function sameHash(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** A hash that matches no password, for accounts that do not exist: verifying it takes as long as a real one. */
export const hashOfNobody = `${prefix}${Buffer.alloc(saltBytes).toString('base64').replaceAll('=', '')}$${Buffer.alloc(
  parameters.outputLen,
)
  .toString('base64')
  .replaceAll('=', '')}`;
