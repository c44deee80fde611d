import { err, ok, type Result } from '@/lib/base/result';
import type { ProviderError } from '@/lib/providers/types';
import { callMeeting, type MeetingCall } from './call-meeting';
import type { MeetingContext } from './context';
import type { EndpointName } from './endpoints';
import { explainAnswer, explainSilence, isTokenRefused, type MeetingAnswer } from './errors';

/**
 * Sends a call with the administrator's token. If the token is refused, renews it once and retries once. The retry is
 * safe for writes too: a call refused for its token was not applied. Returns `unsupported` without App ID.
 */
export async function callAsAdministrator(
  context: MeetingContext,
  endpoint: EndpointName,
  call: MeetingCall,
  signal?: AbortSignal,
): Promise<Result<MeetingAnswer, ProviderError>> {
  if (!context.appIdToken) return err({ code: 'unsupported' });
  if (signal?.aborted) return err(explainSilence(endpoint, { sent: false, reason: 'cancelled' }));
  const token = await context.appIdToken.get();
  if (!token.ok) return token;
  const send = (value: string) =>
    callMeeting(context, endpoint, { ...call, headers: { 'x-access-token': value } }, signal);
  let answer = await send(token.value);
  if (answer.ok && answer.value.status !== 200 && isTokenRefused(answer.value)) {
    const renewed = await context.appIdToken.renew(token.value);
    if (!renewed.ok) return renewed;
    answer = await send(renewed.value);
  }
  if (!answer.ok) return err(explainSilence(endpoint, answer.error));
  return answer.value.status === 200 ? ok(answer.value) : err(explainAnswer(context.settings, endpoint, answer.value));
}
