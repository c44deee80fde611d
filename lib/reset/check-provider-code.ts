import 'server-only';
import type { RequestFacts } from '@/lib/actions/request-facts';
import { recordEvent } from '@/lib/audit/record-event';
import { err, type Result } from '@/lib/base/result';
import { describeProviderError } from '@/lib/directories/provider-refusal';
import type { Refusal } from '@/lib/forms/refusal';
import type { VerifyCodeInput } from '@/lib/forms/reset';
import { acceptProof, type Proved, repeatProof } from './accept-proof';
import { attemptEvent } from './attempt-event';
import { claimTry, refuseWrong } from './claim-try';
import type { AtStep } from './current-attempt';
import { proofCall } from './proof-call';
import { openProviderState, sealProviderState } from './provider-state';

/**
 * Relays a code that the back end sent. A try is spent first, as for Rekey's own codes, before the back end is asked.
 * On success the back end's token is stored encrypted, and the attempt expires no later than the token. Returns the
 * browser's new token. Refuses with `code_mismatch`, `code_expired`, `code_spent`, `work_required` and the back end's
 * refusals.
 */
export async function checkProviderCode(
  { services, attempt, directory }: AtStep,
  { code, work }: VerifyCodeInput,
  request: RequestFacts,
): Promise<Result<Proved, Refusal>> {
  const state = openProviderState(services.keys, attempt.id, attempt.providerState);
  const { verification } = directory.provider;
  // The second request of a double click may come after the first one has passed.
  if (state?.phase === 'proof') return repeatProof(services, attempt.id, code, services.clock());
  if (state?.phase !== 'code' || !verification) return err({ code: 'code_expired' });
  const claimed = await claimTry(services, attempt, { work, request, now: services.clock() });
  if (!claimed.ok) {
    if (claimed.error.code !== 'code_expired') return claimed;
    return repeatProof(services, attempt.id, code, services.clock());
  }
  const sent = { user: attempt.identifier, code, session: state.session };
  const checked = await verification.checkCode(sent, proofCall(services, request));
  const now = services.clock();
  if (!checked.ok) {
    const detail = { code: checked.error.code, vendorCode: checked.error.vendor?.code ?? null };
    if (checked.error.code === 'code_refused') {
      // The back end refuses the second of two requests with the correct code.
      const repeated = await repeatProof(services, attempt.id, code, now);
      return repeated.ok
        ? repeated
        : refuseWrong(services, attempt, { triesLeft: claimed.value.triesLeft, request, now }, detail);
    }
    const event = attemptEvent(attempt, request, now, { action: 'code_refused', outcome: 'refused', detail });
    await services.db.transaction((tx) => recordEvent(tx, event));
    return err(describeProviderError(checked.error));
  }
  const verifiedUntil = now.getTime() + services.limits.verifiedMinutes * 60_000;
  // Verification does not extend an attempt that came from a hand-off.
  const handedUntil = attempt.handoffId === null ? Number.POSITIVE_INFINITY : attempt.expiresAt.getTime();
  const next = {
    state: 'verified',
    verifiedAt: now,
    expiresAt: new Date(Math.min(verifiedUntil, handedUntil, checked.value.expiresAt.getTime())),
    providerState: sealProviderState(services.keys, attempt.id, { phase: 'proof', token: checked.value }),
  } as const;
  return acceptProof(services, attempt, { code, method: attempt.method, now, next }, request);
}
