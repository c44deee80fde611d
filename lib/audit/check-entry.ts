import 'server-only';
import { type AuditKeys, checkAuditMac, keyIdOf } from './audit-keys';
import { hashEvent, hashPersonal } from './hash-event';
import type { AuditEntry } from './read-events';

/**
 * What can be wrong with the audit. `truncationCodes` mean that events at the end are missing; the others mean that it
 * was rewritten.
 */
export const chainBreakCodes = [
  'missing',
  'changed',
  'unlinked',
  'forged',
  'unsigned',
  'key_missing',
  'personal_changed',
  'personal_missing',
  'cut_off',
  'truncated',
  'head_changed',
  'checkpoint_differs',
  'checkpoint_forged',
] as const;
export type ChainBreakCode = (typeof chainBreakCodes)[number];
export const truncationCodes: readonly ChainBreakCode[] = ['cut_off', 'truncated'];

/** The first place where the audit breaks: `seq` is the number of the event that is missing or wrong. */
export type ChainBreak = { code: ChainBreakCode; seq: number };

/**
 * Checks whether an event is unchanged: it carries the hash of the previous event if that is known (`unlinked`), its
 * own hash matches (`changed`), and its personal part matches the hash in the chain (`personal_changed`).
 */
export function checkEntry(entry: AuditEntry, prevHash: string | null): ChainBreak | null {
  const { seq, personal, personalHash } = entry;
  if (prevHash !== null && entry.prevHash !== prevHash) return { code: 'unlinked', seq };
  if (hashEvent(entry, entry.mac === null ? null : keyIdOf(entry.mac)) !== entry.hash) return { code: 'changed', seq };
  if (personal && hashPersonal(personal) !== personalHash) return { code: 'personal_changed', seq };
  return null;
}

/** Checks the MACs of a sequence of events, in order. */
export type MacCheck = {
  /**
   * `forged`: the MAC is wrong, or made with a key that was already replaced. `unsigned`: it has none, although an
   * earlier event has.
   */
  check(entry: Pick<AuditEntry, 'seq' | 'at' | 'hash' | 'mac'>): ChainBreak | null;
  /** Returns the first event that has a MAC. */
  first(): { seq: number; at: Date } | null;
};

export function createMacCheck(keys: AuditKeys): MacCheck {
  let first: { seq: number; at: Date } | null = null;
  let keyId: string | null = null;
  const replaced = new Set<string>();
  return {
    check({ seq, at, hash, mac }) {
      if (mac === null) return first ? { code: 'unsigned', seq } : null;
      first ??= { seq, at };
      const verdict = checkAuditMac(keys, 'event', hash, mac);
      if (verdict === 'key_missing') return { code: 'key_missing', seq };
      const named = keyIdOf(mac);
      if (keyId !== null && named !== keyId) replaced.add(keyId);
      keyId = named;
      return verdict === 'wrong' || replaced.has(named) ? { code: 'forged', seq } : null;
    },
    first: () => first,
  };
}
