import type { AccountId } from '@/lib/base/ids';
import { err, ok, type Result } from '@/lib/base/result';
import type { CallOptions, ProviderError } from '@/lib/providers/types';
import { callAsAdministrator } from './call-as-administrator';
import type { MeetingContext } from './context';
import { waitForWindow } from './wait-for-window';

/**
 * ResetPwdByAdmin: the vendor generates a password and sends it to the person; we never see it. Not retried if there is
 * no response, because each call generates another password and another message: that is `outcome_unknown`.
 * @see https://support.huaweicloud.com/intl/en-us/api-meeting/meeting_21_0097.html
 */
export async function generatePassword(
  context: MeetingContext,
  accountId: AccountId,
  call?: CallOptions,
): Promise<Result<{ kind: 'delivered' }, ProviderError>> {
  const held = await waitForWindow(context, call?.signal);
  if (held) return err(held);
  const answer = await callAsAdministrator(context, 'adminReset', { body: { account: accountId } }, call?.signal);
  return answer.ok ? ok({ kind: 'delivered' }) : answer;
}
