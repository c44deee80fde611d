import 'server-only';
import { and, eq, gt, lt, sql } from 'drizzle-orm';
import { recordEvent } from '@/lib/audit/record-event';
import { attempt as attempts } from '@/lib/db/schema';
import type { RequestFacts } from '@/lib/request-facts';
import { err, ok, type Result } from '@/lib/result';
import type { Services } from '@/lib/services';
import { type Attempt, whileOpen } from './attempt';
import { attemptEvent } from './attempt-event';
import { isAtSecondProof } from './proofs';
import type { Refusal } from './refusal';
import { refundCheck, spendCheck } from './spend-check';
import { requireWork } from './wrong-checks';

/**
 * Spends one try at the code of an attempt, before anything is compared, whoever sent the code. One statement hands out
 * the stored MAC (null where the back end has the code) only while the attempt is open, the code lives and tries are
 * left, so requests that race get no more comparisons than there are tries. Refuses with `code_expired`, `code_spent`,
 * `too_many_tries`, and with `work_required` while codes are being guessed all over the installation.
 */
export async function claimTry(
  services: Services,
  attempt: Attempt,
  work: string | undefined,
  request: RequestFacts,
  now: Date,
): Promise<Result<{ codeMac: string | null }, Refusal>> {
  const worked = await requireWork(services, attempt, work, request, now);
  if (!worked.ok) return worked;
  const allowed = await spendCheck(services, attempt, request, now);
  if (!allowed.ok) return refuseTry(services, attempt, request, now, allowed.error);
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
  if (claimed) return ok(claimed);
  await refundCheck(services, attempt);
  return refuseTry(services, attempt, request, now, await whyNotClaimed(services, attempt, now));
}

/** Writes a refused try to the audit and answers it. */
export async function refuseTry(
  services: Services,
  attempt: Attempt,
  request: RequestFacts,
  now: Date,
  refusal: Refusal,
): Promise<Result<never, Refusal>> {
  const detail = { method: isAtSecondProof(attempt) ? 'second_factor' : attempt.method, code: refusal.code };
  await services.db.transaction((tx) =>
    recordEvent(tx, attemptEvent(attempt, request, now, { action: 'code_refused', outcome: 'refused', detail })),
  );
  return err(refusal);
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
