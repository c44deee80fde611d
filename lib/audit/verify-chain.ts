import 'server-only';
import { err, ok, type Result } from '@/lib/base/result';
import type { Database } from '@/lib/db/database';
import { auditKeysOf } from './carry-audit-keys';
import { type ChainBreak, checkEntry, createMacCheck } from './check-entry';
import type { Checkpoint } from './checkpoint';
import { createCheckpointCheck } from './checkpoint-check';
import { readStoredCheckpoints } from './checkpoints';
import { firstPrevHash } from './hash-event';
import { checkHead, readHead } from './head';
import { type AuditEntry, readEvents } from './read-events';
import { createCoverage, readRemovedRanges } from './removed-ranges';

/**
 * `personalRemoved`: events whose personal part was removed after its retention time. `since`: the first signed event,
 * if unsigned ones precede it; null if all are signed.
 */
export type ChainFacts = {
  events: number;
  lastHash: string;
  personalRemoved: number;
  since: { seq: number; at: Date } | null;
};

/**
 * Reads the whole audit and checks that nothing is missing (`missing`; at the end `cut_off`), that nothing was changed
 * (`changed`, `personal_changed`, `forged`, `unsigned`), and that each event carries the hash of the previous one
 * (`unlinked`). A missing personal part must be named by a retention event and old enough, otherwise
 * `personal_missing`. The audit must also match every stored and given checkpoint (`checkpoint_differs`, `truncated`),
 * and end where Rekey last wrote (`head_changed`). `onProgress` is called about every thousand events.
 */
export async function verifyChain(
  db: Database,
  given: readonly Checkpoint[] = [],
  onProgress: (checked: number, total: number) => Promise<void> | void = () => {},
): Promise<Result<ChainFacts, ChainBreak>> {
  const keys = auditKeysOf(db);
  // Read first, so events written meanwhile do not look like a cut.
  const head = await readHead(db);
  const checkpoints = createCheckpointCheck(keys, [...(await readStoredCheckpoints(db)), ...given]);
  if (checkpoints.forged) return err(checkpoints.forged);
  let isCovered = createCoverage(await readRemovedRanges(db));
  /** What is removed during the check is named by an event that did not exist when it began. */
  const isCoveredByNow = async (entry: AuditEntry) => {
    if (isCovered(entry)) return true;
    isCovered = createCoverage(await readRemovedRanges(db));
    return isCovered(entry);
  };
  const macs = createMacCheck(keys);
  let seq = 0;
  let personalRemoved = 0;
  let lastHash = firstPrevHash;
  for await (const entry of readEvents(db)) {
    seq += 1;
    if (entry.seq !== seq) return err({ code: 'missing', seq });
    const broken = checkEntry(entry, lastHash) ?? macs.check(entry) ?? checkpoints.check(entry);
    if (broken) return err(broken);
    if (entry.personalHash !== null && entry.personal === null) {
      if (!(await isCoveredByNow(entry))) return err({ code: 'personal_missing', seq });
      personalRemoved += 1;
    }
    lastHash = entry.hash;
    if (seq === head.seq && head.hash !== lastHash) return err({ code: 'changed', seq });
    if (seq % 1000 === 0) await onProgress(seq, head.seq);
  }
  if (seq < head.seq) return err({ code: 'cut_off', seq: seq + 1 });
  const beyond = checkpoints.beyond(seq);
  if (beyond) return err(beyond);
  if (checkHead(keys, head) !== 'right') return err({ code: 'head_changed', seq: head.seq + 1 });
  const first = macs.first();
  return ok({ events: seq, lastHash, personalRemoved, since: first && first.seq > 1 ? first : null });
}
