import 'server-only';
import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { checkFactor, type FactorMethod } from '@/lib/admin/factors/check-factor';
import { recordEvent } from '@/lib/audit/record-event';
import { operator as operators } from '@/lib/db/console-schema';
import { attempt as attempts } from '@/lib/db/schema';
import type { RequestFacts } from '@/lib/request-facts';
import { err, ok, type Result } from '@/lib/result';
import type { VerifySecondProofInput } from '@/lib/schemas/second-proof';
import type { Services } from '@/lib/services';
import { type Attempt, whileOpen } from './attempt';
import { attemptEvent } from './attempt-event';
import { claimTry, refuseTry } from './claim-try';
import { isAtSecondProof, needsSecondProof } from './proofs';
import type { Refusal } from './refusal';
import { refundCheck } from './spend-check';
import { countWrongCheck } from './wrong-checks';

/**
 * Checks the second proof of an operator who forgot the password: a code of the authenticator app, or a recovery code. A
 * try is spent first, from the same budget as the tries at codes by mail. Without a factor, or switched off meanwhile,
 * nobody passes. Refuses with `code_mismatch`, `code_expired`, `code_spent`, `too_many_tries`, `work_required`.
 */
export async function verifySecondProof(
  services: Services,
  attempt: Attempt,
  { code, work }: VerifySecondProofInput,
  request: RequestFacts,
): Promise<Result<void, Refusal>> {
  if (!isAtSecondProof(attempt) || !needsSecondProof(services, attempt)) return err({ code: 'code_expired' });
  const now = services.clock();
  const claimed = await claimTry(services, attempt, work, request, now);
  if (!claimed.ok) return claimed;
  const operatorId = await operatorOf(services, attempt);
  const checked = operatorId === null ? null : await checkFactor(services, operatorId, code, now);
  if (!checked?.ok) {
    await countWrongCheck(services, now);
    const isSpent = checked?.error.code === 'too_many_tries';
    return refuseTry(services, attempt, request, now, isSpent ? checked.error : { code: 'code_mismatch' });
  }
  return accept(services, attempt, checked.value, request, now);
}

async function operatorOf({ db }: Services, { accountId }: Attempt): Promise<string | null> {
  if (accountId === null) return null;
  const isTheirs = and(eq(operators.accountId, accountId), isNull(operators.disabledAt));
  const [operator] = await db.select({ id: operators.id }).from(operators).where(isTheirs);
  return operator?.id ?? null;
}

function accept(
  services: Services,
  attempt: Attempt,
  method: FactorMethod,
  request: RequestFacts,
  now: Date,
): Promise<Result<void, Refusal>> {
  return services.db.transaction(async (tx) => {
    const [verified] = await tx
      .update(attempts)
      .set({
        state: 'verified',
        proofs: 2,
        verifiedAt: now,
        expiresAt: new Date(now.getTime() + services.limits.verifiedMinutes * 60_000),
      })
      .where(and(whileOpen(attempt.id, now), eq(attempts.proofs, 1), isNotNull(attempts.accountId)))
      .returning({ id: attempts.id });
    if (!verified) return err({ code: 'code_expired' as const });
    await refundCheck({ ...services, db: tx }, attempt);
    await recordEvent(
      tx,
      attemptEvent(attempt, request, now, { action: 'code_accepted', outcome: 'ok', detail: { method } }),
    );
    return ok();
  });
}
