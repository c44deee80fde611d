import { z } from 'zod';
import type { ContactMethod } from '@/lib/base/contact';
import { err, ok, type Result } from '@/lib/base/result';
import type { ProofCall, ProviderError } from '@/lib/providers/types';
import { callMeeting } from './call-meeting';
import type { MeetingContext } from './context';
import { concernsEverybody, explainAnswer, explainSilence } from './errors';

const answerSchema = z.object({ expire: z.coerce.number().int().min(1).max(86_400) });

/**
 * Step 3, sent once and never retried: each try costs a message. Whatever may have been sent counts as sent. So does a
 * refusal that concerns the user (unknown, or asking again too early), because the two must look alike. Returns when
 * the code expires. Fails with `throttled` (by the gateway), `unavailable` (nothing was sent), `forbidden`, `protocol`
 * or `service_disabled`.
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
      // A limit for everybody is reported. A limit for this user would reveal that the user exists.
      return concernsEverybody(answer.value) ? err(error) : asIfSent();
    case 'forbidden':
    case 'protocol':
    case 'service_disabled':
      return err(error);
    default:
      return asIfSent();
  }
}
