import 'server-only';
import { and, desc, eq, gt, gte, isNull, ne } from 'drizzle-orm';
import { codeFor, createCodeMac, isCodeMatch } from '@/lib/crypto/one-time-code';
import { createToken } from '@/lib/crypto/token';
import type { Transaction } from '@/lib/db/database';
import { attempt as attempts } from '@/lib/db/schema';
import type { Services } from '@/lib/services/services';
import type { Attempt } from './attempt';
import { codeBinding } from './issue-code';

/** Two starts for the same name from the same network within this time are one click repeated. */
const repeatMs = 10_000;

/**
 * Moves the code of an attempt that was started a moment ago, for the same name and from the same network, to this new
 * one, which may not get its own code yet. Without scripts a browser that is clicked twice keeps only the second
 * attempt, and its person would be left with the code of the first. A code belongs to one attempt at any time, and
 * moves only while nobody has tried it, so it is not compared more often. An unknown user gets the same treatment;
 * nobody has that code.
 */
export async function takeOverCode(
  { keys, config }: Pick<Services, 'keys' | 'config'>,
  tx: Transaction,
  attempt: Attempt,
  now: Date,
): Promise<void> {
  const { id, directoryId, accountId, identifier, method, startedFrom } = attempt;
  if (method === null || startedFrom === null) return;
  const [earlier] = await tx
    .select()
    .from(attempts)
    .where(
      and(
        ne(attempts.id, id),
        // For the index, which is on `expiresAt`; identifiers have none.
        gte(attempts.expiresAt, new Date(attempt.expiresAt.getTime() - repeatMs)),
        gte(attempts.startedAt, new Date(now.getTime() - repeatMs)),
        eq(attempts.directoryId, directoryId),
        eq(attempts.identifier, identifier),
        // Otherwise a person elsewhere could take the code away.
        eq(attempts.startedFrom, startedFrom),
        accountId === null ? isNull(attempts.accountId) : eq(attempts.accountId, accountId),
        eq(attempts.method, method),
        eq(attempts.state, 'open'),
        eq(attempts.proofs, 0),
        eq(attempts.codeTries, 0),
        gt(attempts.codeExpiresAt, now),
      ),
    )
    .orderBy(desc(attempts.startedAt))
    .limit(1)
    .for('update');
  if (!earlier?.codeId) return;
  const { codeId, codeSentAt, codeExpiresAt, codeTo } = earlier;
  const code = codeFor(keys, codeId, config.codeDigits);
  const wasSent = code !== null && isCodeMatch(keys, earlier.codeMac, codeBinding(earlier), code);
  const codeMac = createCodeMac(keys, codeBinding(attempt), wasSent ? code : createToken());
  await tx.update(attempts).set({ codeId: null, codeMac: null }).where(eq(attempts.id, earlier.id));
  await tx.update(attempts).set({ codeId, codeMac, codeSentAt, codeExpiresAt, codeTo }).where(eq(attempts.id, id));
}
