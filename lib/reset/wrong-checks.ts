import 'server-only';
import { recordEvent } from '@/lib/audit/record-event';
import { hashToken } from '@/lib/crypto/token';
import { peek } from '@/lib/rate-limit/peek';
import { spend } from '@/lib/rate-limit/spend';
import { spendWindows } from '@/lib/rate-limit/spend-windows';
import type { RequestFacts } from '@/lib/request-facts';
import { err, ok, type Result } from '@/lib/result';
import type { Services } from '@/lib/services';
import type { Attempt } from './attempt';
import { isWorkDone, type WorkOrder, workBits } from './proof-of-work';
import type { Refusal } from './refusal';

const key = 'installation';
const alertWindow = { max: 1, seconds: 24 * 3600 };

/** Counts a wrong code against the whole installation's daily budget. */
export async function countWrongCheck(services: Services, now: Date): Promise<void> {
  await spend(services, 'wrongChecksPerDay', key, now);
}

/**
 * Lets a check pass while the installation's budget of wrong codes lasts. Then somebody is guessing all over: an alert
 * is raised once a day, and each check needs a proof of work. Refuses with `work_required`, the work and the wait until
 * the budget returns; nothing is spent then.
 */
export function requireWork(
  services: Services,
  attempt: Attempt,
  work: string | undefined,
  request: RequestFacts,
  now: Date,
): Promise<Result<void, Refusal>> {
  return requireWorkOn(services, workOrder(attempt), work, request, now);
}

/** The same for a check that belongs to no attempt: `order` names what it is good for. */
export async function requireWorkOn(
  services: Services,
  order: WorkOrder,
  work: string | undefined,
  request: RequestFacts,
  now: Date,
): Promise<Result<void, Refusal>> {
  const left = await peek(services, 'wrongChecksPerDay', key, now);
  if (left.ok) return ok();
  await raiseAlert(services, request, now);
  if (work && (await isWorkDone(order, work))) return ok();
  return err({ code: 'work_required', work: order, ...left.error });
}

/** Good for one try at one code of one attempt: an answer that was used, or another person's, is worth nothing. */
function workOrder({ id, codeId, codeSentAt, codeTries }: Attempt): WorkOrder {
  const bound = JSON.stringify(['work', id, codeId, codeSentAt?.getTime() ?? null, codeTries]);
  return { challenge: hashToken(bound), bits: workBits };
}

async function raiseAlert(services: Services, request: RequestFacts, now: Date): Promise<void> {
  const limit = services.limits.wrongChecksPerDay;
  const raised = await services.db.transaction(async (tx) => {
    const first = await spendWindows({ db: tx, keys: services.keys }, 'wrongChecksAlert', key, [alertWindow], now);
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
