import 'server-only';
import { err, type Result } from '@/lib/base/result';
import type { Refusal } from '@/lib/forms/refusal';
import type { Actor } from '@/lib/operators/actor';
import { mayAct } from '@/lib/operators/may-act';
import { refuseAct } from '@/lib/operators/refuse-act';
import { verifyLocalPassword } from '@/lib/providers/local/verify-local-password';
import { refund, spend } from '@/lib/rate-limit/spend';
import type { Services } from '@/lib/services/services';
import { operatorAccounts } from './operator-passwords';
import { setOperatorPassword } from './set-operator-password';

const permission = 'self.manage';

/**
 * Changes the operator's own password, which needs the current one. Refuses with `password_wrong`, `too_many_tries`
 * (counted separately), and the codes of `setOperatorPassword`.
 */
export async function changeOwnPassword(
  services: Services,
  actor: Actor,
  { currentPassword, newPassword }: { currentPassword: string; newPassword: string },
): Promise<Result<void, Refusal>> {
  const { mac, clock } = services;
  const { operator } = actor;
  const now = clock();
  const allowed = await mayAct(services, actor, permission);
  if (!allowed.ok) return allowed;
  // Counted apart from the sign-in page, where strangers can type too.
  const key = JSON.stringify(['own', operator.id]);
  const tries = await spend(services, 'operatorSignIns', key, now);
  if (!tries.ok) return refuseAct(services, actor, { permission }, { code: 'too_many_tries', ...tries.error });
  const account = operator.accountId === null ? null : await operatorAccounts(services).get(operator.accountId);
  const verified = await verifyLocalPassword(
    operatorAccounts(services),
    { mac, clock },
    { kind: 'username', value: account?.username ?? operator.email },
    currentPassword,
  );
  if (!verified.ok && verified.error === 'busy') return err({ code: 'directory_busy', retryAfterSeconds: 10 });
  if (!verified.ok || verified.value.accountId !== operator.accountId)
    return refuseAct(services, actor, { permission }, { code: 'password_wrong' });
  await refund(services, 'operatorSignIns', key);
  return setOperatorPassword(services, actor, newPassword);
}
