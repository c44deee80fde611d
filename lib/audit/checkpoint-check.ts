import 'server-only';
import type { AuditKeys } from './audit-keys';
import type { ChainBreak } from './check-entry';
import { type Checkpoint, checkCheckpoint } from './checkpoint';

export type CheckpointCheck = {
  /** A checkpoint whose signature is wrong, or under a key that is not known here. */
  forged: ChainBreak | null;
  /** Whether an event has the hash that the checkpoints of its number say. */
  check(event: { seq: number; hash: string }): ChainBreak | null;
  /** Events that a checkpoint proves and that are not there, where the last one there has this number. */
  beyond(last: number): ChainBreak | null;
  /** How many checkpoints agreed with an event so far, and when the newest of them was made. */
  matched(): { count: number; newest: Date | null };
};

/** Compares events with checkpoints. `keys`: null where nobody has them; then their signatures are not looked at. */
export function createCheckpointCheck(keys: AuditKeys | null, given: readonly Checkpoint[]): CheckpointCheck {
  const bySeq = Map.groupBy(given, ({ seq }) => seq);
  const verdicts = keys
    ? given.map((checkpoint) => ({ seq: checkpoint.seq, verdict: checkCheckpoint(keys, checkpoint) }))
    : [];
  const wrong = verdicts.find(({ verdict }) => verdict !== 'right');
  let count = 0;
  let newest: Date | null = null;
  return {
    forged: wrong ? { code: wrong.verdict === 'wrong' ? 'checkpoint_forged' : 'key_missing', seq: wrong.seq } : null,
    check({ seq, hash }) {
      for (const checkpoint of bySeq.get(seq) ?? []) {
        if (checkpoint.hash !== hash) return { code: 'checkpoint_differs', seq };
        count += 1;
        if (newest === null || checkpoint.at > newest) newest = checkpoint.at;
      }
      return null;
    },
    beyond: (last) => (given.some(({ seq }) => seq > last) ? { code: 'truncated', seq: last + 1 } : null),
    matched: () => ({ count, newest }),
  };
}
