import 'server-only';
import { err, ok, type Result } from '@/lib/base/result';
import type { Keys } from '@/lib/crypto/keys';
import { seal, unseal } from '@/lib/crypto/secret-box';

export type Fields = Record<string, unknown>;

/**
 * Settings as they are stored: `plain` is readable in the database, each of the `secrets` is encrypted, by name.
 */
export type SealedFields = { plain: Fields; secrets: Record<string, string> };

/**
 * Takes the named fields out of settings and encrypts each (as JSON) for `<context>:<name>`, so that a record copied to
 * another row or field does not decrypt there.
 */
export function sealFields(keys: Keys, context: string, value: Fields, names: readonly string[]): SealedFields {
  const plain: Fields = {};
  const secrets: Record<string, string> = {};
  for (const [name, part] of Object.entries(value)) {
    if (part === undefined) continue;
    if (names.includes(name)) secrets[name] = seal(keys, JSON.stringify(part), `${context}:${name}`);
    else plain[name] = part;
  }
  return { plain, secrets };
}

/** Reverses `sealFields`. If a secret does not decrypt, fails with its name and the reason in English. */
export function openFields(
  keys: Keys,
  context: string,
  { plain, secrets }: SealedFields,
): Result<Fields, { name: string; detail: string }> {
  const value: Fields = { ...plain };
  for (const [name, record] of Object.entries(secrets)) {
    const opened = unseal(keys, record, `${context}:${name}`);
    if (!opened.ok) return err({ name, detail: whyClosed[opened.error] });
    value[name] = JSON.parse(opened.value);
  }
  return ok(value);
}

const whyClosed = {
  key_missing: 'was encrypted with another APP_SECRET: set APP_SECRET_PREVIOUS to that one, or enter the secret again',
  damaged: 'cannot be decrypted: it was modified or belongs to another setting; enter the secret again',
};
