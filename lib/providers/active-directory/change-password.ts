import { randomUUID } from 'node:crypto';
import { Attribute, Change } from 'ldapts';
import type { AccountId } from '@/lib/base/ids';
import { err, ok, type Result } from '@/lib/base/result';
import { toProviderError } from '@/lib/providers/ldap/errors';
import type { ProviderError } from '@/lib/providers/types';
import type { ActiveDirectory } from './directory';
import { bindError, writeError } from './errors';
import { openDomainAccount } from './open-for-write';
import { setDomainPassword, settle } from './set-password';
import { encodePassword } from './windows-values';

/**
 * Changes a password with the person's own rights: binds with the current one, then replaces it, so that history and
 * minimum age apply. A password that has expired or must be changed, and one that is valid on other machines or at other
 * times only, is right but cannot bind: then the service account sets the new one, and history applies only where the
 * server has the policy hints control (decision 022). Without an account, and for a protected one, it binds with a
 * name that does not exist.
 */
export async function changeDomainPassword(
  directory: ActiveDirectory,
  { accountId, current, password }: { accountId: AccountId | null; current: string; password: string },
  signal?: AbortSignal,
): Promise<Result<void, ProviderError>> {
  const opened = await openDomainAccount(directory, accountId ?? randomUUID(), signal);
  if (!opened.ok) return opened;
  const target = opened.value?.account.status === 'protected' ? null : opened.value;
  const name = target?.dn ?? `CN=${randomUUID()},${directory.base}`;
  const changes = [passwordValue('delete', current), passwordValue('add', password)];
  const changed = await directory.call('bind', () =>
    directory.servers.asUser({ name, password: current }, (client) => client.modify(name, changes), { signal }),
  );
  if (changed.ok) return ok();
  const failure = changed.error;
  if (failure.kind === 'lost' && failure.step === 'work' && target)
    return settle(directory, { accountId: target.account.id, before: target, password });
  if (failure.kind !== 'refused') return err(toProviderError(failure, 'bind', 'read'));
  if (failure.step === 'work' && target) return err(writeError(failure, { before: target, password, byPerson: true }));
  const refusal = bindError(failure, target?.lockedUntil ?? null);
  if (refusal || !target) return err(refusal ?? { code: 'current_password_wrong' });
  return setDomainPassword(directory, { accountId: target.account.id, password, mustChange: false }, signal);
}

function passwordValue(operation: 'delete' | 'add', password: string): Change {
  return new Change({
    operation,
    modification: new Attribute({ type: 'unicodePwd', values: [encodePassword(password)] }),
  });
}
