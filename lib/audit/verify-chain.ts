import 'server-only';
import type { Database } from '@/lib/db/database';
import { auditHead } from '@/lib/db/schema';
import { err, ok, type Result } from '@/lib/result';
import { type ChainBreak, checkEntry } from './check-entry';
import { firstPrevHash } from './hash-event';
import { type AuditEntry, readEvents } from './read-events';
import { createCoverage, readRemovedRanges } from './removed-ranges';

/** `personalRemoved`: events whose personal part was taken out when its time was over. */
export type ChainFacts = { events: number; lastHash: string; personalRemoved: number };

/**
 * Reads the whole audit and checks that nothing is missing (`missing`, at the end `cut_off`), nothing was changed
 * (`changed`, `personal_changed`) and each event carries the hash of the one before (`unlinked`). A personal part that is
 * gone must be one that a retention event names, and old enough for it, else `personal_missing`. Answers how many there
 * are and the last hash: who keeps that hash elsewhere can also tell whether the whole audit was written anew.
 * `onProgress` hears how far it is, about every thousand events.
 */
export async function verifyChain(
  db: Database,
  onProgress: (checked: number, total: number) => Promise<void> | void = () => {},
): Promise<Result<ChainFacts, ChainBreak>> {
  // Read first, so that events written meanwhile do not look like a cut.
  const [head] = await db.select().from(auditHead);
  let isCovered = createCoverage(await readRemovedRanges(db));
  /** What is removed while this runs is named by an event that was not there when it began. */
  const isCoveredByNow = async (entry: AuditEntry) => {
    if (isCovered(entry)) return true;
    isCovered = createCoverage(await readRemovedRanges(db));
    return isCovered(entry);
  };
  let seq = 0;
  let personalRemoved = 0;
  let lastHash = firstPrevHash;
  for await (const entry of readEvents(db)) {
    seq += 1;
    if (entry.seq !== seq) return err({ code: 'missing', seq });
    const broken = checkEntry(entry, lastHash);
    if (broken) return err(broken);
    if (entry.personalHash !== null && entry.personal === null) {
      if (!(await isCoveredByNow(entry))) return err({ code: 'personal_missing', seq });
      personalRemoved += 1;
    }
    lastHash = entry.hash;
    if (seq === head?.seq && head.hash !== lastHash) return err({ code: 'changed', seq });
    if (seq % 1000 === 0) await onProgress(seq, head?.seq ?? seq);
  }
  if (!head || seq < head.seq) return err({ code: 'cut_off', seq: seq + 1 });
  return ok({ events: seq, lastHash, personalRemoved });
}
