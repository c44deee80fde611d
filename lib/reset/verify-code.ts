import 'server-only';
import { and, eq, gt, isNotNull, lt, sql } from 'drizzle-orm';
import { recordEvent } from '@/lib/audit/record-event';
import { isCodeMatch } from '@/lib/crypto/one-time-code';
import { attempt as attempts } from '@/lib/db/schema';
import type { RequestFacts } from '@/lib/request-facts';
import { err, ok, type Result } from '@/lib/result';
import type { VerifyCodeInput } from '@/lib/schemas/reset';
import type { Services } from '@/lib/services';
import { type Attempt, whileOpen } from './attempt';
import { attemptEvent } from './attempt-event';
import { codeBinding } from './issue-code';
import type { Refusal } from './refusal';
import { refundCheck, spendCheck } from './spend-check';
import { countWrongCheck, requireWork } from './wrong-checks';

/**
 * Checks a code that Rekey sent. One statement spends a try and hands out the MAC only while the attempt is open, the
 * code lives and tries are left; a second one moves the attempt on. Requests that race cannot get more comparisons than
 * there are tries, nor verify twice. Refuses with `code_mismatch`, `code_expired`, `code_spent`, `too_many_tries`, and
 * with `work_required` while codes are being guessed all over the installation.
 */
export async function verifyCode(
  services: Services,
  attempt: Attempt,
  { code, work }: VerifyCodeInput,
  request: RequestFacts,
): Promise<Result<void, Refusal>> {
  const now = services.clock();
  const worked = await requireWork(services, attempt, work, request, now);
  if (!worked.ok) return worked;
  const allowed = await spendCheck(services, attempt, request, now);
  if (!allowed.ok) return refuse(services, attempt, request, now, allowed.error);
  const [claimed] = await services.db
    .update(attempts)
    .set({ codeTries: sql`${attempts.codeTries} + 1` })
    .where(
      and(
        whileOpen(attempt.id, now),
        gt(attempts.codeExpiresAt, now),
        lt(attempts.codeTries, services.limits.codeTries),
      ),
    )
    .returning({ codeMac: attempts.codeMac });
  if (!claimed) {
    await refundCheck(services.db, attempt);
    return refuse(services, attempt, request, now, await whyNotClaimed(services, attempt, now));
  }
  if (!claimed.codeMac || !isCodeMatch(services.keys, claimed.codeMac, codeBinding(attempt), code)) {
    await countWrongCheck(services, now);
    return refuse(services, attempt, request, now, { code: 'code_mismatch' });
  }
  return accept(services, attempt, claimed.codeMac, request, now);
}

async function accept(
  services: Services,
  attempt: Attempt,
  mac: string,
  request: RequestFacts,
  now: Date,
): Promise<Result<void, Refusal>> {
  return services.db.transaction(async (tx) => {
    const [verified] = await tx
      .update(attempts)
      .set({
        state: 'verified',
        proofs: 1,
        verifiedAt: now,
        codeMac: null,
        expiresAt: new Date(now.getTime() + services.limits.verifiedMinutes * 60_000),
      })
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
    await refundCheck(tx, attempt);
    const detail = { method: attempt.method };
    await recordEvent(tx, attemptEvent(attempt, request, now, { action: 'code_accepted', outcome: 'ok', detail }));
    return ok();
  });
}

async function whyNotClaimed(services: Services, attempt: Attempt, now: Date): Promise<Refusal> {
  const [current] = await services.db
    .select({ codeTries: attempts.codeTries, codeExpiresAt: attempts.codeExpiresAt })
    .from(attempts)
    .where(eq(attempts.id, attempt.id));
  const spent = current && current.codeTries >= services.limits.codeTries;
  const alive = current?.codeExpiresAt && current.codeExpiresAt > now;
  return { code: spent && alive ? 'code_spent' : 'code_expired' };
}

async function refuse(
  services: Services,
  attempt: Attempt,
  request: RequestFacts,
  now: Date,
  refusal: Refusal,
): Promise<Result<void, Refusal>> {
  const detail = { method: attempt.method, code: refusal.code };
  await services.db.transaction((tx) =>
    recordEvent(tx, attemptEvent(attempt, request, now, { action: 'code_refused', outcome: 'refused', detail })),
  );
  return err(refusal);
}
