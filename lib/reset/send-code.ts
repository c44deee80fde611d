import 'server-only';
import type { RequestFacts } from '@/lib/actions/request-facts';
import { recordEvent } from '@/lib/audit/record-event';
import type { ContactMethod } from '@/lib/base/contact';
import { err, ok, type Result } from '@/lib/base/result';
import { describeProviderError } from '@/lib/directories/provider-refusal';
import type { Refusal } from '@/lib/forms/refusal';
import { countRefusal } from '@/lib/rate-limit/count-refusal';
import { attemptEvent } from './attempt-event';
import type { AtStep } from './current-attempt';
import { findBoundAccount } from './find-bound-account';
import { issueCode } from './issue-code';
import { refundSend, spendSend } from './send-allowance';

/**
 * Sends a new code by one of the directory's methods. The account is looked up again, so a contact that changed in the
 * meantime counts, but it must still be the attempt's own account. Refuses with `form_invalid`, `send_too_soon`,
 * `send_limit`, `too_many_tries`, `attempt_expired`, `directory_busy`, `directory_unavailable`.
 */
export async function sendCode(
  { services, attempt, directory }: AtStep,
  method: ContactMethod,
  request: RequestFacts,
): Promise<Result<void, Refusal>> {
  if (!directory.methods.includes(method)) return err({ code: 'form_invalid' });
  const now = services.clock();
  // Before the back end is asked, so that a caller cannot make Rekey query it without limit.
  const allowed = await spendSend(services, attempt, method, now);
  if (!allowed.ok) {
    await countRefusal(services.db, 'send', now);
    return allowed;
  }
  const found = await findBoundAccount(directory, attempt);
  if (!found.ok) {
    await refundSend(services, attempt, method);
    return err(describeProviderError(found.error));
  }
  const account = found.value;
  return services.db.transaction(async (tx) => {
    const issued = await issueCode(services, tx, { attempt, directory, account, method, locale: request.locale, now });
    if (!issued.ok) return err(issued.error);
    await recordEvent(
      tx,
      attemptEvent(attempt, request, now, { action: 'code_sent', outcome: 'ok', detail: { method } }),
    );
    return ok();
  });
}
