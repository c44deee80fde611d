import 'server-only';
import { err, ok, type Result } from '@/lib/base/result';
import type { Database } from '@/lib/db/database';
import type { AccountTarget } from '@/lib/forms/account-target';
import type { Refusal } from '@/lib/forms/refusal';
import type { Actor } from '@/lib/operators/actor';
import { peek } from '@/lib/rate-limit/peek';
import { spend } from '@/lib/rate-limit/spend';
import type { Services } from '@/lib/services/services';

/** Counts one reset against the operator's hourly limit. Refuses with `too_many_attempts` and the wait. */
export async function spendOperatorReset(
  { limits, keys }: Pick<Services, 'limits' | 'keys'>,
  db: Database,
  { operator }: Actor,
  now: Date,
): Promise<Result<void, Refusal>> {
  const spent = await spend({ db, limits, keys }, 'operatorResets', operator.id, now);
  return spent.ok ? ok() : err({ code: 'too_many_attempts', ...spent.error });
}

/** Counts a reset of an account, for the warning on its page. Never refuses. */
export async function countAccountReset(
  { limits, keys }: Pick<Services, 'limits' | 'keys'>,
  db: Database,
  target: AccountTarget,
  now: Date,
): Promise<void> {
  await spend({ db, limits, keys }, 'accountResets', keyOf(target), now);
}

/** Checks whether operators have reset this account so often today that its page shows a warning. */
export async function isResetOften(
  services: Pick<Services, 'db' | 'limits' | 'keys' | 'clock'>,
  target: AccountTarget,
): Promise<boolean> {
  const left = await peek(services, 'accountResets', keyOf(target), services.clock());
  return !left.ok;
}

function keyOf({ directoryId, accountId }: AccountTarget): string {
  return JSON.stringify([directoryId, accountId]);
}
