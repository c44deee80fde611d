import type { ContactMethod } from '@/lib/base/contact';
import { err, ok, type Result } from '@/lib/base/result';
import type { ProofCall, ProviderError, ProviderToken } from '@/lib/providers/types';
import { callMeeting } from './call-meeting';
import type { MeetingContext } from './context';
import { explainAnswer, explainSilence, isAboutUser, silentVendor } from './errors';
import { readPuzzleState, writeSessionState } from './flow-state';
import { sendCode } from './send-code';
import { readTokenAnswer } from './token-answer';

export type SolveRequest = {
  user: string;
  token: ProviderToken;
  pointX: number;
  slideTimeMs: number;
  method: ContactMethod;
  withoutCode?: boolean;
};
type Solved = Result<{ codeExpiresAt: Date; session: string }, ProviderError>;

/** Tolerance of a decoy's slide, in picture pixels; the vendor does not publish its own. */
const decoyTolerance = 5;

/**
 * Step 2, followed at once by step 3, so that T2 never leaves this call. A wrong or late slide is `puzzle_refused`.
 * @see https://support.huaweicloud.com/intl/en-us/api-meeting/meeting_21_0101.html
 */
export async function solvePuzzle(context: MeetingContext, request: SolveRequest, call: ProofCall): Promise<Solved> {
  const state = readPuzzleState(request.token.value);
  if (!state || state.user !== request.user || context.deps.clock() >= request.token.expiresAt) {
    return err({ code: 'puzzle_refused', vendor: silentVendor('slide') });
  }
  const { locale, signal } = call;
  const startedAt = performance.now();
  if (state.kind === 'decoy') return solveDecoy(context, state, { pointX: request.pointX, startedAt }, signal);
  const { user, as, token } = state;
  const pointX = Math.round(request.pointX);
  const slideTime = Math.max(1, Math.round(request.slideTimeMs));
  const body = { user: as, clientType: 0, checkType: 1, token, pointX, slideTime };
  const slid = await callMeeting(context, 'slide', { body, locale }, signal);
  if (!slid.ok) return err(explainSilence('slide', slid.error));
  if (slid.value.status !== 200) {
    const error = explainAnswer(context.settings, 'slide', slid.value);
    if (error.code === 'puzzle_refused') context.pace.record('slideRefused', startedAt);
    return isAboutUser(error) ? pretendToSend(context, user, startedAt, signal) : err(error);
  }
  const passed = readTokenAnswer(slid.value.body, 60);
  if (!passed) return err({ code: 'protocol', vendor: slid.value.vendor });
  context.decoys.solved(token, pointX, call.network);
  if (request.withoutCode) return pretendToSend(context, user, startedAt, call.signal);
  const sent = await sendCode(context, { user: as, token: passed.token, method: request.method }, call);
  if (!sent.ok) return sent;
  context.pace.record('solve', startedAt);
  return ok({ codeExpiresAt: sent.value, session: writeSessionState({ kind: 'real', user, as }) });
}

async function solveDecoy(
  context: MeetingContext,
  decoy: { user: string; id: string; pointX: number },
  { pointX, startedAt }: { pointX: number; startedAt: number },
  signal?: AbortSignal,
): Promise<Solved> {
  const right = context.decoys.spend(decoy.id) && Math.abs(decoy.pointX - Math.round(pointX)) <= decoyTolerance;
  if (right) return pretendToSend(context, decoy.user, startedAt, signal);
  await context.pace.imitate('slideRefused', startedAt, signal);
  return err({ code: 'puzzle_refused', vendor: silentVendor('slide') });
}

/** Returns the same result, after the same time, as if a code had been sent. Sends nothing. */
async function pretendToSend(
  context: MeetingContext,
  user: string,
  startedAt: number,
  signal?: AbortSignal,
): Promise<Solved> {
  await context.pace.imitate('solve', startedAt, signal);
  const codeExpiresAt = new Date(context.deps.clock().getTime() + context.lifetimes.codeSeconds * 1000);
  return ok({ codeExpiresAt, session: writeSessionState({ kind: 'decoy', user, as: user }) });
}
