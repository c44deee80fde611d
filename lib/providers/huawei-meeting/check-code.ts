import { err, ok, type Result } from '@/lib/base/result';
import type { ProofCall, ProviderError, ProviderToken } from '@/lib/providers/types';
import { callMeeting } from './call-meeting';
import type { MeetingContext } from './context';
import { explainAnswer, explainSilence, isAboutUser, silentVendor } from './errors';
import { readSessionState, writeProofState } from './flow-state';
import { readTokenAnswer, tokenDeadline } from './token-answer';

/**
 * Step 4. A wrong code, an expired one and any code for a decoy are `code_refused`. If the vendor does not respond or
 * fails, the same code is tried once more. If that fails too, the code may be used up: `proof_expired` means that the
 * person has to start again.
 * @see https://support.huaweicloud.com/intl/en-us/api-meeting/meeting_21_0103.html
 */
export async function checkCode(
  context: MeetingContext,
  request: { user: string; code: string; session: string },
  call: ProofCall,
): Promise<Result<ProviderToken, ProviderError>> {
  const startedAt = performance.now();
  const session = readSessionState(request.session);
  if (!session || session.user !== request.user) return err({ code: 'proof_expired', vendor: silentVendor('check') });
  if (session.kind === 'decoy') {
    await context.pace.imitate('check', startedAt, call.signal);
    return err({ code: 'code_refused', vendor: silentVendor('check') });
  }
  const first = await tryCode(context, { user: session.as, code: request.code }, call);
  if (!first.unsure) {
    if (first.result.ok || first.result.error.code === 'code_refused') context.pace.record('check', startedAt);
    return first.result;
  }
  if (call.signal?.aborted) return first.result;
  const second = await tryCode(context, { user: session.as, code: request.code }, call, true);
  if (second.result.ok) return second.result;
  return err({ code: 'proof_expired', vendor: second.result.error.vendor ?? silentVendor('check') });
}

/** One try. `unsure` if the vendor may have accepted the code without us getting the response. */
async function tryCode(
  context: MeetingContext,
  { user, code }: { user: string; code: string },
  { locale, signal }: ProofCall,
  again = false,
): Promise<{ result: Result<ProviderToken, ProviderError>; unsure: boolean }> {
  const askedAt = context.deps.clock();
  const answer = await callMeeting(context, 'check', { body: { user, code }, locale, again }, signal);
  if (!answer.ok) return { result: err(explainSilence('check', answer.error)), unsure: answer.error.sent };
  const { status, body, vendor } = answer.value;
  if (status !== 200) {
    const error = explainAnswer(context.settings, 'check', answer.value);
    return { result: err(isAboutUser(error) ? { code: 'code_refused', vendor } : error), unsure: status >= 500 };
  }
  const read = readTokenAnswer(body, 180);
  if (!read) return { result: err({ code: 'protocol', vendor }), unsure: false };
  const value = writeProofState({ user, token: read.token });
  return { result: ok({ value, expiresAt: tokenDeadline(askedAt, read.expireSeconds) }), unsure: false };
}
