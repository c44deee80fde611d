import 'server-only';
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { err, ok, type Result } from '@/lib/base/result';
import type { Keys } from './keys';

const ivBytes = 12;
const tagBytes = 16;

/**
 * Encrypts a text with AES-256-GCM. `context` says what it is and whose (for instance `attempt:<id>`). It is
 * authenticated, so a record copied to another place does not decrypt there. Returns `1.<key id>.<base64url>`.
 */
export function seal(keys: Keys, text: string, context: string): string {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', keys.current.derive('seal'), iv, { authTagLength: tagBytes });
  cipher.setAAD(Buffer.from(context));
  const box = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return `1.${keys.current.id}.${box.toString('base64url')}`;
}

/**
 * Decrypts a record made by `seal`. `key_missing`: it names a master secret that is not configured. `damaged`: it was
 * changed or truncated, or belongs to another context.
 */
export function unseal(keys: Keys, record: string, context: string): Result<string, 'key_missing' | 'damaged'> {
  const [, keyId, encoded] = /^1\.([0-9a-f]{8})\.([\w-]+)$/.exec(record) ?? [];
  if (!keyId || !encoded) return err('damaged');
  const version = keys.all.find((key) => key.id === keyId);
  if (!version) return err('key_missing');
  const box = Buffer.from(encoded, 'base64url');
  if (box.length < ivBytes + tagBytes) return err('damaged');
  const decipher = createDecipheriv('aes-256-gcm', version.derive('seal'), box.subarray(0, ivBytes), {
    authTagLength: tagBytes,
  });
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(box.subarray(-tagBytes));
  try {
    return ok(Buffer.concat([decipher.update(box.subarray(ivBytes, -tagBytes)), decipher.final()]).toString('utf8'));
  } catch {
    return err('damaged');
  }
}

/**
 * Re-encrypts a record from an earlier master secret under the current one. Returns null if there is nothing to store:
 * the record already uses the current secret, or it cannot be decrypted.
 */
export function sealAnew(keys: Keys, record: string, context: string): string | null {
  if (record.startsWith(`1.${keys.current.id}.`)) return null;
  const opened = unseal(keys, record, context);
  return opened.ok ? seal(keys, opened.value, context) : null;
}
