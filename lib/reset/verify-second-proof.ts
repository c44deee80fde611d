import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import type { RequestFacts } from '@/lib/actions/request-facts';
import { err, type Result } from '@/lib/base/result';
import { operator as operators } from '@/lib/db/console-schema';
import type { Refusal } from '@/lib/forms/refusal';
import type { VerifySecondProofInput } from '@/lib/forms/second-proof';
import { checkOperatorFactor } from '@/lib/operators/factors/check-operator-factor';
import type { Services } from '@/lib/services/services';
import { acceptProof, type Proved, repeatProof } from './accept-proof';
import type { Attempt } from './attempt';
import { claimTry, refuseWrong } from './claim-try';
import { isAtSecondProof, needsSecondProof } from './proofs';

/**
 * Checks the second proof of an operator who forgot the password: a code of the authenticator app, or a recovery code.
 * A try is spent first. An operator without a factor, or disabled in the meantime, never passes. Returns the browser's
 * new token. Refuses with `code_mismatch`, `code_expired`, `code_spent`, `too_many_tries`, `work_required`.
 */
export async function verifySecondProof(
  services: Services,
  attempt: Attempt,
  { code, work }: VerifySecondProofInput,
  request: RequestFacts,
): Promise<Result<Proved, Refusal>> {
  if (!isAtSecondProof(attempt) || !needsSecondProof(services, attempt)) return err({ code: 'code_expired' });
  const now = services.clock();
  const claimed = await claimTry(services, attempt, { work, request, now });
  if (!claimed.ok) {
    if (claimed.error.code !== 'code_expired') return claimed;
    return repeatProof(services, attempt.id, code, now);
  }
  const operatorId = await operatorOf(services, attempt);
  const checked = operatorId === null ? null : await checkOperatorFactor(services, operatorId, { typed: code }, now);
  if (!checked?.ok) {
    const isSpent = checked?.error.code === 'too_many_tries';
    const refused = await refuseWrong(
      services,
      attempt,
      { triesLeft: claimed.value.triesLeft, request, now },
      {
        code: isSpent ? 'too_many_tries' : 'code_mismatch',
      },
    );
    return isSpent ? err(checked.error) : refused;
  }
  const expiresAt = new Date(now.getTime() + services.limits.verifiedMinutes * 60_000);
  const next = { state: 'verified', verifiedAt: now, expiresAt } as const;
  return acceptProof(services, attempt, { code, method: checked.value, now, next }, request);
}

async function operatorOf({ db }: Services, { accountId }: Attempt): Promise<string | null> {
  if (accountId === null) return null;
  const isTheirs = and(eq(operators.accountId, accountId), isNull(operators.disabledAt));
  const [operator] = await db.select({ id: operators.id }).from(operators).where(isTheirs);
  return operator?.id ?? null;
}
