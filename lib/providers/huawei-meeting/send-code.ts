import { z } from 'zod';
import type { ContactMethod } from '@/lib/base/contact';
import { err, ok, type Result } from '@/lib/base/result';
import type { ProofCall, ProviderError } from '@/lib/providers/types';
import { callMeeting } from './call-meeting';
import type { MeetingContext } from './context';
import { concernsEverybody, explainAnswer, explainSilence } from './errors';

const answerSchema = z.object({ expire: z.coerce.number().int().min(1).max(86_400) });

/**
 * Step 3, once and never again: each try costs somebody a message. What may have been sent counts as sent, and so does a
 * refusal because of the user (unknown, or asking again too early): the two must look alike. Answers when the code dies.
 * Fails with `throttled` (by the gateway), `unavailable` (nothing left this machine), `forbidden` or `protocol`.
 * @see https://support.huaweicloud.com/intl/en-us/api-meeting/meeting_21_0102.html
 */
export async function sendCode(
  context: MeetingContext,
  request: { user: string; token: string; method: ContactMethod },
  { locale, signal }: ProofCall,
): Promise<Result<Date, ProviderError>> {
  const body = { user: request.user, token: request.token, sendMethod: request.method };
  const answer = await callMeeting(context, 'send', { body, locale }, signal);
  const asIfSent = () => ok(new Date(context.deps.clock().getTime() + context.lifetimes.codeSeconds * 1000));
  if (!answer.ok) return answer.error.sent ? asIfSent() : err(explainSilence('send', answer.error));
  if (answer.value.status === 200) {
    const read = answerSchema.safeParse(answer.value.body);
    if (read.success) context.lifetimes.codeSeconds = read.data.expire;
    return asIfSent();
  }
  const error = explainAnswer(context.settings, 'send', answer.value);
  switch (error.code) {
    case 'throttled':
      // Too many for everybody is told; too many for this user would tell that there is one.
      return concernsEverybody(answer.value) ? err(error) : asIfSent();
    case 'forbidden':
    case 'protocol':
    case 'service_disabled':
      return err(error);
    default:
      return asIfSent();
  }
}
