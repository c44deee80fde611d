import 'server-only';
import { and, eq, isNotNull } from 'drizzle-orm';
import { recordEvent } from '@/lib/audit/record-event';
import { isCodeMatch } from '@/lib/crypto/one-time-code';
import { attempt as attempts } from '@/lib/db/schema';
import type { RequestFacts } from '@/lib/request-facts';
import { err, ok, type Result } from '@/lib/result';
import type { VerifyCodeInput } from '@/lib/schemas/reset';
import type { Services } from '@/lib/services';
import type { Attempt } from './attempt';
import { attemptEvent } from './attempt-event';
import { claimTry, refuseTry } from './claim-try';
import { codeBinding } from './issue-code';
import { needsSecondProof } from './proofs';
import type { Refusal } from './refusal';
import { refundCheck } from './spend-check';
import { countWrongCheck } from './wrong-checks';

/**
 * Checks a code that Rekey sent. A try is spent first (`claimTry`); one conditional update then moves the attempt on, so
 * requests that race cannot verify twice. Where the directory asks for a second proof, the attempt stays open for it, with
 * tries of its own. Refuses with `code_mismatch`, `code_expired`, `code_spent`, `too_many_tries`, and
 * with `work_required` while codes are being guessed all over the installation.
 */
export async function verifyCode(
  services: Services,
  attempt: Attempt,
  { code, work }: VerifyCodeInput,
  request: RequestFacts,
): Promise<Result<void, Refusal>> {
  const now = services.clock();
  const claimed = await claimTry(services, attempt, work, request, now);
  if (!claimed.ok) return claimed;
  const { codeMac } = claimed.value;
  if (!codeMac || !isCodeMatch(services.keys, codeMac, codeBinding(attempt), code)) {
    await countWrongCheck(services, now);
    return refuseTry(services, attempt, request, now, { code: 'code_mismatch' });
  }
  return accept(services, attempt, codeMac, request, now);
}

async function accept(
  services: Services,
  attempt: Attempt,
  mac: string,
  request: RequestFacts,
  now: Date,
): Promise<Result<void, Refusal>> {
  const until = new Date(now.getTime() + services.limits.verifiedMinutes * 60_000);
  const next = needsSecondProof(services, attempt)
    ? { codeTries: 0, codeExpiresAt: until }
    : ({ state: 'verified', verifiedAt: now, expiresAt: until } as const);
  return services.db.transaction(async (tx) => {
    const [verified] = await tx
      .update(attempts)
      .set({ proofs: 1, codeMac: null, ...next })
      .where(
        and(
          eq(attempts.id, attempt.id),
          eq(attempts.state, 'open'),
          eq(attempts.codeMac, mac),
          // Nobody unknown is ever verified, whatever a code was.
          isNotNull(attempts.accountId),
        ),
      )
      .returning({ id: attempts.id });
    if (!verified) return err({ code: 'code_expired' as const });
    await refundCheck({ ...services, db: tx }, attempt);
    const detail = { method: attempt.method };
    await recordEvent(tx, attemptEvent(attempt, request, now, { action: 'code_accepted', outcome: 'ok', detail }));
    return ok();
  });
}
