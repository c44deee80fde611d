import { err, ok, type Result } from '@/lib/base/result';
import type { CallOptions, ProviderError, SetPasswordRequest } from '@/lib/providers/types';
import { callMeeting } from './call-meeting';
import type { MeetingContext } from './context';
import { explainAnswer, explainSilence, silentVendor } from './errors';
import { readProofState } from './flow-state';

const pauseBeforeResendMs = 1000;

/**
 * Step 5, for the user whose code was checked: `proof` names them, so `accountId` is not sent. Returns `unsupported`
 * without a proof: the vendor lets no administrator choose a password. If there is no response, or a 5xx, the identical
 * request is sent once more (contracts D.3). Then only 200 confirms: a refusal of the second may mean that the first
 * took effect and used up the token, so it is `outcome_unknown`.
 * @see https://support.huaweicloud.com/intl/en-us/api-meeting/meeting_21_0104.html
 */
export async function setPassword(
  context: MeetingContext,
  request: SetPasswordRequest,
  call?: CallOptions,
): Promise<Result<void, ProviderError>> {
  if (!request.proof) return err({ code: 'unsupported' });
  const proof = readProofState(request.proof.value);
  if (!proof || context.deps.clock() >= request.proof.expiresAt) {
    return err({ code: 'proof_expired', vendor: silentVendor('reset') });
  }
  const body = {
    user: proof.user,
    newPwd: request.password,
    ...(request.mustChange ? { passWordType: 1 } : {}),
  };
  const first = await send(context, { body, token: proof.token }, call);
  if (first.ok || first.error.code !== 'outcome_unknown' || call?.signal?.aborted) return first;
  await context.deps.sleep(pauseBeforeResendMs, call?.signal).catch(() => undefined);
  if (call?.signal?.aborted) return first;
  const second = await send(context, { body, token: proof.token }, call, true);
  if (second.ok) return second;
  return err({ code: 'outcome_unknown', vendor: second.error.vendor ?? silentVendor('reset') });
}

/** The response to a reset has no body: the status is all there is. */
async function send(
  context: MeetingContext,
  { body, token }: { body: Record<string, unknown>; token: string },
  call: CallOptions = {},
  again = false,
): Promise<Result<void, ProviderError>> {
  const { signal, locale = 'en' } = call;
  const headers = { 'x-access-token': token };
  const answer = await callMeeting(context, 'reset', { body, headers, locale, again }, signal);
  if (!answer.ok) return err(explainSilence('reset', answer.error));
  return answer.value.status === 200 ? ok() : err(explainAnswer(context.settings, 'reset', answer.value));
}
