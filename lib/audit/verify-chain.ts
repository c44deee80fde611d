import 'server-only';
import type { Database } from '@/lib/db/database';
import { auditHead } from '@/lib/db/schema';
import { err, ok, type Result } from '@/lib/result';
import { firstPrevHash, hashEvent } from './hash-event';
import { readEvents } from './read-events';

/** Where the chain breaks first: `seq` is the number of the event that should be there and right. */
export type ChainBreak = { code: 'missing' | 'changed' | 'unlinked' | 'cut_off'; seq: number };

/**
 * Reads the whole audit and checks that nothing is missing (`missing`, at the end `cut_off`), nothing was changed
 * (`changed`) and each event carries the hash of the one before (`unlinked`). Answers how many there are and the last
 * hash: who keeps that hash elsewhere can also tell whether the whole audit was written anew.
 */
export async function verifyChain(db: Database): Promise<Result<{ events: number; lastHash: string }, ChainBreak>> {
  // Read first, so that events written meanwhile do not look like a cut.
  const [head] = await db.select().from(auditHead);
  let seq = 0;
  let lastHash = firstPrevHash;
  for await (const row of readEvents(db)) {
    seq += 1;
    if (row.seq !== seq) return err({ code: 'missing', seq });
    if (row.prevHash !== lastHash) return err({ code: 'unlinked', seq });
    if (hashEvent(row) !== row.hash) return err({ code: 'changed', seq });
    lastHash = row.hash;
    if (seq === head?.seq && head.hash !== lastHash) return err({ code: 'changed', seq });
  }
  if (!head || seq < head.seq) return err({ code: 'cut_off', seq: seq + 1 });
  return ok({ events: seq, lastHash });
}
