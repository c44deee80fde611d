import 'server-only';
import { createHash, hkdfSync } from 'node:crypto';

/** What a derived key is used for. Each key has a single purpose. */
export type KeyPurpose = 'seal' | 'code' | 'code-mac' | 'limit' | 'token' | 'sign-in' | 'device' | 'audit';

/** One version of the master secret. `id` names it in records and reveals nothing about it. */
export type KeyVersion = { id: string; derive(purpose: KeyPurpose): Buffer };

/** `current` is used for new records; `all` also covers the versions that old records may name. */
export type Keys = { current: KeyVersion; all: readonly KeyVersion[] };

/**
 * Derives every key of the installation from the master secret (base64 of 32 bytes or more) with HKDF-SHA-256 (RFC
 * 5869), 32 bytes each. With `previous`, values encrypted or signed under that secret stay readable; nothing new uses
 * it.
 */
export function createKeys(secret: string, previous?: string): Keys {
  const current = createKeyVersion(secret);
  return { current, all: previous ? [current, createKeyVersion(previous)] : [current] };
}

function createKeyVersion(secret: string): KeyVersion {
  const master = Buffer.from(secret, 'base64');
  if (master.length < 32) throw new RangeError('The master secret must have at least 32 bytes');
  const derived = new Map<string, Buffer>();
  const derive = (label: string): Buffer => {
    const known = derived.get(label);
    if (known) return known;
    const key = Buffer.from(hkdfSync('sha256', master, 'rekey', label, 32));
    derived.set(label, key);
    return key;
  };
  return { id: createHash('sha256').update(derive('id')).digest('hex').slice(0, 8), derive };
}
