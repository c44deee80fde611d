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
/** How long a try may wait instead of doing the work, so that no browser needs scripts. */
const waitSeconds = 30;

/** Counts a wrong code against the daily budget of the whole installation. */
export async function countInstallation(services: Services, now: Date): Promise<void> {
  await spend(services, 'wrongChecksPerDay', key, now);
}

/**
 * Lets a try pass at once while wrong codes are few. When the installation's budget is spent, raises an alert once a
 * day. Then, or if one network has sent too many wrong codes, each try except the first at a code needs a proof of work
 * or a wait. So a person with the correct code always gets through. Refuses with `work_required`, the work and the rest
 * of the wait; nothing is spent then. Returns whether tries are slow: if so, only one of several concurrent tries may
 * count.
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

/** Builds the refusal of a slow try: the work it needs, and the rest of the wait. */
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

/** Valid for one try at one code of one attempt. A used answer, or another person's, is worthless. */
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
    services.logger.error('Codes are being guessed: the daily limit of wrong codes is reached', {
      requestId: request.requestId,
      total: limit,
    });
}
