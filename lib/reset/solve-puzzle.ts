import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import type { RequestFacts } from '@/lib/actions/request-facts';
import { recordEvent } from '@/lib/audit/record-event';
import { err, ok, type Result } from '@/lib/base/result';
import { attempt as attempts } from '@/lib/db/schema';
import { describeProviderError } from '@/lib/directories/provider-refusal';
import type { Refusal } from '@/lib/forms/refusal';
import type { SolvePuzzleInput } from '@/lib/forms/reset';
import type { ProviderError } from '@/lib/providers/types';
import { countRefusal } from '@/lib/rate-limit/count-refusal';
import type { Services } from '@/lib/services/services';
import { type Attempt, whileOpen } from './attempt';
import { attemptEvent } from './attempt-event';
import type { AtStep } from './current-attempt';
import { accountKey } from './limit-keys';
import { proofCall } from './proof-call';
import { openProviderState, type ProviderState, sealProviderState } from './provider-state';
import { refundSend, spendSend } from './send-allowance';
import { isUncompared, refundSlide, spendSlide } from './spend-check';
import { mostCodes, refundSilently, spendSilently } from './spend-silently';
import { startPuzzle } from './start-puzzle';

/**
 * Sends a slide to the back end, which then sends its own code. A wrong slide costs a try but no message, and a new
 * picture is fetched at once. Refuses with `form_invalid`, `puzzle_mismatch`, `puzzle_expired`, `send_too_soon`,
 * `send_limit`, `too_many_tries` and the back end's refusals.
 */
export async function solvePuzzle(
  { services, attempt, directory }: AtStep,
  input: SolvePuzzleInput,
  request: RequestFacts,
): Promise<Result<void, Refusal>> {
  const verification = directory.provider.verification;
  if (!verification || !attempt.method) return err({ code: 'form_invalid' });
  const now = services.clock();
  const { method } = attempt;
  const allowed = await spendSlide(services, attempt, request, now);
  if (!allowed.ok) {
    await countRefusal(services.db, 'puzzle', now);
    return allowed;
  }
  const send = await spendSend(services, attempt, method, now);
  if (!send.ok) {
    await refundSlide(services, attempt);
    await countRefusal(services.db, 'puzzle', now);
    return send;
  }
  const state = await claimPuzzle(services, attempt, now);
  if (!state || state.token.expiresAt <= now) {
    await refundSlide(services, attempt);
    await refundSend(services, attempt, method);
    // Only the first answer to a picture counts; a second one changes nothing.
    return state
      ? renew({ services, attempt, directory }, request, state, 'puzzle_expired')
      : err({ code: 'puzzle_expired' });
  }
  const contact = `${accountKey(attempt)}:${method}`;
  const most = mostCodes(services.limits, vendorDigits, namesOfOne);
  const sendAt = await spendSilently(services, attempt, { method, contact, most }, now);
  const slide = {
    user: attempt.identifier,
    token: state.token,
    pointX: input.pointX,
    // Without scripts only the time from picture to answer is known.
    slideTimeMs: input.slideTime || Math.max(1, now.getTime() - state.shownAt.getTime()),
    method,
    // Hides from the caller that the account has used up its codes.
    withoutCode: sendAt === null,
  };
  const solved = await verification.solvePuzzle(slide, proofCall(services, request));
  const event = (outcome: 'ok' | 'refused', detail: Record<string, string | null>) =>
    services.db.transaction((tx) =>
      recordEvent(
        tx,
        attemptEvent(attempt, request, services.clock(), {
          action: outcome === 'ok' ? 'puzzle_accepted' : 'puzzle_refused',
          outcome,
          detail,
        }),
      ),
    );
  if (!solved.ok) {
    await event('refused', { code: solved.error.code, vendorCode: solved.error.vendor?.code ?? null });
    const refusal = describeProviderError(solved.error);
    if (!maySend.has(solved.error.code)) {
      await refundSend(services, attempt, method);
      if (sendAt !== null) await refundSilently(services, attempt, { method, contact });
    }
    if (solved.error.code === 'puzzle_refused' || solved.error.code === 'proof_expired')
      return renew({ services, attempt, directory }, request, state, 'puzzle_mismatch');
    if (isUncompared(solved.error)) await refundSlide(services, attempt);
    await putPuzzleBack(services, attempt, attempt.providerState);
    return err(refusal);
  }
  await refundSlide(services, attempt);
  const next: ProviderState = { phase: 'code', session: solved.value.session };
  await services.db
    .update(attempts)
    .set({
      providerState: sealProviderState(services.keys, attempt.id, next),
      codeTries: 0,
      codeSentAt: services.clock(),
      codeExpiresAt: solved.value.codeExpiresAt,
    })
    .where(whileOpen(attempt.id, services.clock()));
  await event('ok', { method });
  return ok();
}

/** The length of the back end's codes, and under how many names (phone, e-mail, account) it accepts one person. */
const vendorDigits = 6;
const namesOfOne = 3;

type PuzzleState = Extract<ProviderState, { phase: 'puzzle' }>;

/** Failures after which a message may still be on its way. */
const maySend = new Set<ProviderError['code']>(['outcome_unknown', 'protocol']);

/** Removes the puzzle from the row, so that only one of several answers to a picture reaches the back end. */
async function claimPuzzle(services: Services, attempt: Attempt, now: Date) {
  const state = openProviderState(services.keys, attempt.id, attempt.providerState);
  if (state?.phase !== 'puzzle' || attempt.providerState === null) return null;
  const [claimed] = await services.db
    .update(attempts)
    .set({ providerState: null })
    .where(and(whileOpen(attempt.id, now), eq(attempts.providerState, attempt.providerState)))
    .returning({ id: attempts.id });
  return claimed ? state : null;
}

/** Puts a puzzle back into the row, so that its picture can be answered again. */
async function putPuzzleBack(services: Services, attempt: Attempt, providerState: string | null): Promise<void> {
  await services.db
    .update(attempts)
    .set({ providerState })
    .where(and(whileOpen(attempt.id, services.clock()), isNull(attempts.providerState)));
}

async function renew(
  { services, attempt, directory }: AtStep,
  request: RequestFacts,
  used: PuzzleState,
  code: 'puzzle_mismatch' | 'puzzle_expired',
): Promise<Result<void, Refusal>> {
  const renewed = await startPuzzle({ services, attempt, directory }, attempt.method ?? 'sms', request);
  if (renewed.ok) return err({ code });
  // No code was sent, so the page must not ask for one. The old picture stays but has expired: an answer fetches
  // another.
  const over: PuzzleState = { ...used, token: { ...used.token, expiresAt: new Date(0) } };
  await putPuzzleBack(services, attempt, sealProviderState(services.keys, attempt.id, over));
  return renewed;
}
