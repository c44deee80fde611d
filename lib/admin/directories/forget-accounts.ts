import 'server-only';
import { and, eq, inArray, max } from 'drizzle-orm';
import type { DirectoryId } from '@/lib/base/ids';
import { accountSearch } from '@/lib/db/console-schema';
import type { Transaction } from '@/lib/db/database';
import { accountIndex, accountIndexRun, attempt, directoryHealth } from '@/lib/db/schema';

/**
 * Drops what was read from a back end whose address changed: its index, and the attempts that found their account
 * there. The next reading starts at the first page with a new number, so an interrupted reading cannot continue.
 */
export async function forgetAccounts(tx: Transaction, directoryId: DirectoryId, now: Date): Promise<void> {
  const [last] = await tx
    .select({ generation: max(accountIndexRun.generation) })
    .from(accountIndexRun)
    .where(eq(accountIndexRun.directoryId, directoryId));
  await forgetIndex(tx, directoryId);
  if (last?.generation) {
    const run = { directoryId, generation: last.generation + 1, startedAt: now, updatedAt: now };
    await tx.insert(accountIndexRun).values(run);
  }
  await tx
    .update(attempt)
    .set({ state: 'abandoned', finishedAt: now, codeMac: null, providerState: null })
    .where(and(eq(attempt.directoryId, directoryId), inArray(attempt.state, ['open', 'verified'])));
}

/** Removes a directory's index and its health record. */
export async function forgetIndex(tx: Transaction, directoryId: DirectoryId): Promise<void> {
  await tx.delete(accountIndex).where(eq(accountIndex.directoryId, directoryId));
  await tx.delete(accountSearch).where(eq(accountSearch.directoryId, directoryId));
  await tx.delete(accountIndexRun).where(eq(accountIndexRun.directoryId, directoryId));
  await tx.delete(directoryHealth).where(eq(directoryHealth.directoryId, directoryId));
}
