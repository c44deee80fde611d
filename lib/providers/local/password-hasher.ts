import { randomBytes, timingSafeEqual } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import type { Result } from '@/lib/base/result';
import type { ProviderDeps } from '@/lib/providers/types';
import { createHashingQueue } from './hashing-queue';

export type HashingFailure = 'busy' | 'cancelled';

export type PasswordHasher = {
  /** One Argon2 run under this salt. */
  hash(password: string, salt: Buffer, signal?: AbortSignal): Promise<Result<string, HashingFailure>>;
  /** One Argon2 run under the salt and the parameters of a stored hash. */
  verify(stored: string, password: string, signal?: AbortSignal): Promise<Result<boolean, HashingFailure>>;
};

/** OWASP Password Storage Cheat Sheet, Argon2id with 19 MiB; the memory is in KiB. */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 };
const prefix = '$argon2id$v=19$m=19456,t=2,p=1$';
const saltBytes = 16;

/** One for the process: the bound is about this machine's cores and memory. */
const queue = createHashingQueue(2, 64);

/**
 * Argon2id over a keyed hash of the password (the pepper: a stolen table alone is worthless). Passwords are taken in
 * Unicode form NFKC, here and nowhere else, so that one typed on another keyboard is the same password.
 */
export function createPasswordHasher(mac: ProviderDeps['mac']): PasswordHasher {
  const peppered = (password: string) => mac('local-password', password.normalize('NFKC'));
  return {
    hash: (password, salt, signal) => queue.run(() => hash(peppered(password), { ...parameters, salt }), signal),
    verify: (stored, password, signal) => queue.run(() => verify(stored, peppered(password)), signal),
  };
}

/** The salt of a hash that was made with the present parameters; null for any other. */
export function saltOf(stored: string): Buffer | null {
  const [salt] = stored.startsWith(prefix) ? stored.slice(prefix.length).split('$') : [];
  return salt ? Buffer.from(salt, 'base64') : null;
}

/** A salt for an account that has none. */
export function newSalt(): Buffer {
  return randomBytes(saltBytes);
}

/** Whether a hash was made with the present parameters. */
export function isPresent(stored: string): boolean {
  return stored.startsWith(prefix);
}

/** Compares two hashes without telling by the time how much of them is equal. */
export function sameHash(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** A hash that no password has, for people who do not exist: checking it costs what checking a real one costs. */
export const hashOfNobody = `${prefix}${Buffer.alloc(saltBytes).toString('base64').replaceAll('=', '')}$${Buffer.alloc(
  parameters.outputLen,
)
  .toString('base64')
  .replaceAll('=', '')}`;
