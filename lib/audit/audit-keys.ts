import 'server-only';
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Keys } from '@/lib/crypto/keys';

/** A key for audit MACs. `id` is the id of the master secret that it was derived from. */
export type AuditKey = { id: string; key: Buffer };

/** The key for new MACs, and every key that older MACs may name. */
export type AuditKeys = { current: AuditKey; all: ReadonlyMap<string, AuditKey> };

/** What a MAC covers. A MAC of one kind is invalid for every other kind. */
type Signed = 'event' | 'head' | 'checkpoint';

/** Derives the audit keys of the configured master secrets. */
export function deriveAuditKeys(keys: Keys): AuditKeys {
  const derived = keys.all.map((version) => ({ id: version.id, key: version.derive('audit') }));
  return { current: derived[0] as AuditKey, all: new Map(derived.map((key) => [key.id, key])) };
}

/** Returns the MAC of a text: `<key id>.<HMAC-SHA-256 as base64url>`. */
export function signAudit({ current }: AuditKeys, signed: Signed, text: string): string {
  return `${current.id}.${mac(current, signed, text).toString('base64url')}`;
}

/** Checks a MAC. `key_missing`: it names a key that is not configured here. */
export function checkAuditMac(
  keys: AuditKeys,
  signed: Signed,
  text: string,
  given: string | null,
): 'right' | 'wrong' | 'key_missing' {
  const [, id, encoded] = /^([0-9a-f]{8})\.([\w-]{43})$/.exec(given ?? '') ?? [];
  if (!id || !encoded) return 'wrong';
  const key = keys.all.get(id);
  if (!key) return 'key_missing';
  return timingSafeEqual(mac(key, signed, text), Buffer.from(encoded, 'base64url')) ? 'right' : 'wrong';
}

/** Returns the id of the key that a MAC names. */
export function keyIdOf(given: string): string {
  return given.split('.', 1)[0] ?? '';
}

function mac({ key }: AuditKey, signed: Signed, text: string): Buffer {
  return createHmac('sha256', key).update(`rekey-audit-${signed}\n${text}`).digest();
}
