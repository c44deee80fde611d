import 'server-only';
import { recordEvent } from '@/lib/audit/record-event';
import { err, ok, type Result } from '@/lib/base/result';
import { operatorsDirectorySettings } from '@/lib/directories/operators-directory';
import { describeProviderError } from '@/lib/directories/provider-refusal';
import type { Refusal } from '@/lib/forms/refusal';
import type { Actor } from '@/lib/operators/actor';
import { operatorEvent } from '@/lib/operators/operator-event';
import { endSessionsOf } from '@/lib/operators/operator-sessions';
import { checkNewPassword } from '@/lib/password-policy/check-new-password';
import { createPasswordHasher } from '@/lib/providers/local/password-hasher';
import { setLocalPassword } from '@/lib/providers/local/set-password';
import { localPolicy } from '@/lib/providers/local/settings';
import type { Services } from '@/lib/services/services';
import { operatorAccounts, operatorPasswordContext, operatorPasswordPolicies } from './operator-passwords';

/**
 * Sets the password of an operator's own account and ends all their other sessions. Refuses with `password_refused` and
 * the broken rules, `directory_busy`, `directory_unavailable`.
 */
export async function setOperatorPassword(
  services: Services,
  actor: Actor,
  password: string,
): Promise<Result<void, Refusal>> {
  const { operator, session } = actor;
  const policies = operatorPasswordPolicies(services);
  const issues = await checkNewPassword(password, policies, operatorPasswordContext(operator));
  if (issues.length > 0) return err({ code: 'password_refused', issues });
  const written = await setLocalPassword(
    {
      accounts: operatorAccounts(services),
      hasher: createPasswordHasher(services.mac),
      policy: localPolicy(operatorsDirectorySettings),
      logger: services.logger,
    },
    { accountId: operator.accountId ?? '', password, mustChange: false },
  );
  if (!written.ok) return err(describeProviderError(written.error));
  const now = services.clock();
  await services.db.transaction(async (tx) => {
    const sessionsEnded = await endSessionsOf(
      tx,
      { operatorId: operator.id, reason: 'replaced', exceptId: session.id },
      now,
    );
    const detail = { what: 'own_password', sessionsEnded };
    await recordEvent(tx, operatorEvent(actor, now, { action: 'operator_changed', outcome: 'ok', detail }));
  });
  return ok();
}
