import 'server-only';
import { hashEvent } from './hash-event';
import { hashPersonal } from './hash-personal';
import type { AuditEntry } from './read-events';

/** Where the chain breaks first: `seq` is the number of the event that should be there and right. */
export type ChainBreak = {
  code: 'missing' | 'changed' | 'unlinked' | 'cut_off' | 'personal_changed' | 'personal_missing';
  seq: number;
};

/**
 * Whether an event is what was written: its own hash fits (`changed`), it carries `prevHash` of the one before, where that
 * is known (`unlinked`), and what is personal in it fits the hash that the chain holds (`personal_changed`).
 */
export function checkEntry(entry: AuditEntry, prevHash: string | null): ChainBreak | null {
  const { seq, personal, personalHash } = entry;
  if (prevHash !== null && entry.prevHash !== prevHash) return { code: 'unlinked', seq };
  if (hashEvent(entry) !== entry.hash) return { code: 'changed', seq };
  if (personal && hashPersonal(personal) !== personalHash) return { code: 'personal_changed', seq };
  return null;
}
