import 'server-only';
import type { RequestFacts } from '@/lib/actions/request-facts';
import { recordEvent } from '@/lib/audit/record-event';
import { err, ok, type Result } from '@/lib/base/result';
import { hashToken } from '@/lib/crypto/token';
import { isWorkDone, type WorkOrder, workBits } from '@/lib/forms/proof-of-work';
import type { Refusal } from '@/lib/forms/refusal';
import { addressKey } from '@/lib/rate-limit/address-key';
import { peek } from '@/lib/rate-limit/peek';
import { spend } from '@/lib/rate-limit/spend';
import { spendWindows } from '@/lib/rate-limit/spend-windows';
import type { Services } from '@/lib/services/services';
import type { Attempt } from './attempt';
import { ownKey } from './limit-keys';

const key = 'installation';
const alertWindow = { max: 1, seconds: 24 * 3600 };
/** What a try may wait in place of the work, so that nobody needs scripts. */
const waitSeconds = 30;

/** Counts a wrong code against the whole installation's daily budget. */
export async function countInstallation(services: Services, now: Date): Promise<void> {
  await spend(services, 'wrongChecksPerDay', key, now);
}

/**
 * Lets a try pass at once while wrong codes are few. When the installation's budget is spent, an alert is raised once a day;
 * then, and where one network has typed too many, each try but the first of a code needs a proof of work or a wait. So a
 * person with the right code always gets on. Refuses with `work_required`, the work and the rest of the wait; nothing is
 * spent then. Answers whether tries are slow: then several at once must not all count as the same one.
 */
export async function requirePace(
  services: Services,
  attempt: Attempt,
  { work, request, now }: { work: string | undefined; request: RequestFacts; now: Date },
): Promise<Result<{ slow: boolean }, Refusal>> {
  const left = await peek(services, 'wrongChecksPerDay', key, now);
  if (!left.ok) await raiseAlert(services, request, now);
  const network = await peek(services, 'addressChecks', ownKey(attempt) ?? addressKey(request.address), now);
  if (left.ok && network.ok) return ok({ slow: false });
  if (attempt.codeTries === 0 || secondsToWait(attempt, now) <= 0) return ok({ slow: true });
  if (work && (await isWorkDone(workOrder(attempt), work))) return ok({ slow: true });
  return err(workRequired(attempt, now));
}

/** What a slow try asks for: the work for it, or the rest of the wait. */
export function workRequired(attempt: Attempt, now: Date): Refusal {
  return {
    code: 'work_required',
    work: workOrder(attempt),
    retryAfterSeconds: Math.max(1, secondsToWait(attempt, now)),
  };
}

function secondsToWait({ codeTriedAt }: Attempt, now: Date): number {
  return codeTriedAt === null ? 0 : Math.ceil(waitSeconds - (now.getTime() - codeTriedAt.getTime()) / 1000);
}

/** Good for one try at one code of one attempt: an answer that was used, or another person's, is worth nothing. */
function workOrder({ id, codeId, codeSentAt, codeTries }: Attempt): WorkOrder {
  const bound = JSON.stringify(['work', id, codeId, codeSentAt?.getTime() ?? null, codeTries]);
  return { challenge: hashToken(bound), bits: workBits };
}

async function raiseAlert(services: Services, request: RequestFacts, now: Date): Promise<void> {
  const limit = services.limits.wrongChecksPerDay;
  const raised = await services.db.transaction(async (tx) => {
    const first = await spendWindows(
      { db: tx, keys: services.keys },
      { name: 'wrongChecksAlert', key },
      [alertWindow],
      now,
    );
    if (!first.ok) return false;
    const { requestId } = request;
    await recordEvent(tx, {
      action: 'wrong_checks_alert',
      outcome: 'ok',
      at: now,
      actor: 'system',
      requestId,
      detail: { limit },
    });
    return true;
  });
  if (raised)
    services.logger.error("Codes are being guessed: the day's budget of wrong ones is spent", {
      requestId: request.requestId,
      total: limit,
    });
}
