import 'server-only';
import type { AuditKeys } from './audit-keys';
import type { ChainBreak } from './check-entry';
import { type Checkpoint, checkCheckpoint } from './checkpoint';

export type CheckpointCheck = {
  /** A checkpoint whose signature is wrong, or whose key is not configured here. */
  forged: ChainBreak | null;
  /** Checks an event against the checkpoints of its number. */
  check(event: { seq: number; hash: string }): ChainBreak | null;
  /** Reports missing events that a checkpoint proves. `last` is the number of the last event found. */
  beyond(last: number): ChainBreak | null;
  /** Returns how many checkpoints matched so far, and the time of the newest. */
  matched(): { count: number; newest: Date | null };
};

/** Compares events with checkpoints. If `keys` is null, signatures are not checked. */
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
