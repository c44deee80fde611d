import 'server-only';
import { and, eq } from 'drizzle-orm';
import { recordEvent } from '@/lib/audit/record-event';
import { attempt as attempts } from '@/lib/db/schema';
import type { Directory } from '@/lib/directories/directory';
import type { RequestFacts } from '@/lib/request-facts';
import { err, ok, type Result } from '@/lib/result';
import type { VerifyCodeInput } from '@/lib/schemas/reset';
import type { Services } from '@/lib/services';
import type { Attempt } from './attempt';
import { attemptEvent } from './attempt-event';
import { claimTry } from './claim-try';
import { proofCall } from './proof-call';
import { openProviderState, sealProviderState } from './provider-state';
import { describeProviderError, type Refusal } from './refusal';
import { isUncompared, refundCheck } from './spend-check';
import { countWrongCheck } from './wrong-checks';

/**
 * Relays a code that the back end sent. Tries are spent here as for our own codes, before the back end is asked. On
 * success the back end's token is kept sealed and the attempt lives as long as the token. Refuses with `code_mismatch`,
 * `code_expired`, `code_spent`, `too_many_tries`, `work_required` and what the back end answers.
 */
export async function checkProviderCode(
  services: Services,
  attempt: Attempt,
  directory: Directory,
  { code, work }: VerifyCodeInput,
  request: RequestFacts,
): Promise<Result<void, Refusal>> {
  const state = openProviderState(services.keys, attempt.id, attempt.providerState);
  const verification = directory.provider.verification;
  if (state?.phase !== 'code' || !verification) return err({ code: 'code_expired' });
  const now = services.clock();
  const claimed = await claimTry(services, attempt, work, request, now);
  if (!claimed.ok) return claimed;
  const sent = { user: attempt.identifier, code, session: state.session };
  const checked = await verification.checkCode(sent, proofCall(services, request));
  const after = services.clock();
  if (!checked.ok && checked.error.code === 'code_refused') await countWrongCheck(services, after);
  return services.db.transaction(async (tx) => {
    if (!checked.ok) {
      if (isUncompared(checked.error)) await refundCheck({ ...services, db: tx }, attempt);
      const detail = { code: checked.error.code, vendorCode: checked.error.vendor?.code ?? null };
      await recordEvent(
        tx,
        attemptEvent(attempt, request, after, { action: 'code_refused', outcome: 'refused', detail }),
      );
      return err(describeProviderError(checked.error));
    }
    const verifiedUntil = after.getTime() + services.limits.verifiedMinutes * 60_000;
    // A hand-off does not live longer because its person was verified.
    const handedUntil = attempt.handoffId === null ? Number.POSITIVE_INFINITY : attempt.expiresAt.getTime();
    const [verified] = await tx
      .update(attempts)
      .set({
        state: 'verified',
        proofs: 1,
        verifiedAt: after,
        expiresAt: new Date(Math.min(verifiedUntil, handedUntil, checked.value.expiresAt.getTime())),
        providerState: sealProviderState(services.keys, attempt.id, { phase: 'proof', token: checked.value }),
      })
      .where(and(eq(attempts.id, attempt.id), eq(attempts.state, 'open')))
      .returning({ id: attempts.id });
    if (!verified) return err({ code: 'code_expired' as const });
    await refundCheck({ ...services, db: tx }, attempt);
    const detail = { method: attempt.method };
    await recordEvent(tx, attemptEvent(attempt, request, after, { action: 'code_accepted', outcome: 'ok', detail }));
    return ok();
  });
}
