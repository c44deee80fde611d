import 'server-only';
import { and, eq, gt, lt, sql } from 'drizzle-orm';
import type { RequestFacts } from '@/lib/actions/request-facts';
import { recordEvent } from '@/lib/audit/record-event';
import { err, ok, type Result } from '@/lib/base/result';
import { attempt as attempts } from '@/lib/db/schema';
import type { Refusal } from '@/lib/forms/refusal';
import { countRefusal } from '@/lib/rate-limit/count-refusal';
import type { Services } from '@/lib/services/services';
import { type Attempt, whileOpen } from './attempt';
import { attemptEvent } from './attempt-event';
import { isAtSecondProof } from './proofs';
import { countWrongCode } from './spend-check';
import { requirePace, workRequired } from './wrong-checks';

/** A claimed try: the stored MAC to compare with (null if the back end has the code), and the tries left after it. */
export type ClaimedTry = { codeMac: string | null; triesLeft: number };

/**
 * Spends one try at the code of an attempt before anything is compared, whether Rekey or the back end sent the code.
 * One statement returns the stored MAC only while the attempt is open, the code has not expired and tries are left, so
 * concurrent requests get no more comparisons than there are tries. Tries of other attempts do not count here. Refuses
 * with `code_expired`, `code_spent`, and with `work_required` while codes are being guessed. A refusal only increments
 * a counter.
 */
export async function claimTry(
  services: Services,
  attempt: Attempt,
  { work, request, now }: { work: string | undefined; request: RequestFacts; now: Date },
): Promise<Result<ClaimedTry, Refusal>> {
  const pace = await requirePace(services, attempt, { work, request, now });
  if (!pace.ok) return refuseUncompared(services, now, pace.error);
  const { codeTries } = services.limits;
  const [claimed] = await services.db
    .update(attempts)
    .set({ codeTries: sql`${attempts.codeTries} + 1`, codeTriedAt: now })
    .where(
      and(
        whileOpen(attempt.id, now),
        gt(attempts.codeExpiresAt, now),
        lt(attempts.codeTries, codeTries),
        // The proof of work is valid for this try only.
        pace.value.slow ? eq(attempts.codeTries, attempt.codeTries) : undefined,
      ),
    )
    .returning({ codeMac: attempts.codeMac, tries: attempts.codeTries });
  if (claimed) return ok({ codeMac: claimed.codeMac, triesLeft: codeTries - claimed.tries });
  return refuseUncompared(services, now, await whyNotClaimed(services, attempt, now));
}

/**
 * Counts a wrong code, writes it to the audit and returns the refusal: `code_mismatch` with the tries left, or
 * `code_spent`.
 */
export async function refuseWrong(
  services: Services,
  attempt: Attempt,
  { triesLeft, request, now }: { triesLeft: number; request: RequestFacts; now: Date },
  detail: Record<string, string | null> = { code: 'code_mismatch' },
): Promise<Result<never, Refusal>> {
  await countWrongCode(services, attempt, request, now);
  const method = isAtSecondProof(attempt) ? 'second_factor' : attempt.method;
  await services.db.transaction((tx) =>
    recordEvent(
      tx,
      attemptEvent(attempt, request, now, {
        action: 'code_refused',
        outcome: 'refused',
        detail: { method, ...detail },
      }),
    ),
  );
  return err(triesLeft > 0 ? { code: 'code_mismatch', triesLeft } : { code: 'code_spent' });
}

async function refuseUncompared(services: Services, now: Date, refusal: Refusal): Promise<Result<never, Refusal>> {
  await countRefusal(services.db, 'code', now);
  return err(refusal);
}

async function whyNotClaimed(services: Services, attempt: Attempt, now: Date): Promise<Refusal> {
  const [current] = await services.db.select().from(attempts).where(eq(attempts.id, attempt.id));
  const isOpen = current?.state === 'open' && current.expiresAt > now;
  if (!isOpen || current.codeExpiresAt === null || current.codeExpiresAt <= now) return { code: 'code_expired' };
  // Tries are left, so a concurrent request claimed this one.
  return current.codeTries < services.limits.codeTries ? workRequired(current, now) : { code: 'code_spent' };
}
