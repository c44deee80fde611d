import { Attribute, Change } from 'ldapts';
import type { AccountId } from '@/lib/base/ids';
import { err, ok, type Result } from '@/lib/base/result';
import { detail, toProviderError } from '@/lib/providers/ldap/errors';
import type { ProviderError } from '@/lib/providers/types';
import type { ActiveDirectory } from './directory';
import { bindReason, writeError } from './errors';
import { openForWrite } from './open-for-write';
import { setDomainPassword, settle } from './set-password';
import { encodePassword } from './windows-values';

/**
 * Changes a password with the person's own rights: binds with the current one, then replaces it, so that history and
 * minimum age apply. A password that has expired or must be changed is right but cannot bind: then the service account
 * sets the new one, and history applies only where the server has the policy hints control.
 */
export async function changeDomainPassword(
  directory: ActiveDirectory,
  { accountId, current, password }: { accountId: AccountId; current: string; password: string },
  signal?: AbortSignal,
): Promise<Result<void, ProviderError>> {
  const opened = await openForWrite(directory, accountId, signal);
  if (!opened.ok) return opened;
  const { dn, lockedUntil } = opened.value;
  const changes = [
    new Change({
      operation: 'delete',
      modification: new Attribute({ type: 'unicodePwd', values: [encodePassword(current)] }),
    }),
    new Change({
      operation: 'add',
      modification: new Attribute({ type: 'unicodePwd', values: [encodePassword(password)] }),
    }),
  ];
  const changed = await directory.call('bind', () =>
    directory.servers.asUser({ name: dn, password: current }, (client) => client.modify(dn, changes), { signal }),
  );
  if (changed.ok) return ok();
  const failure = changed.error;
  if (failure.kind === 'lost' && failure.step === 'work')
    return settle(directory, { accountId, before: opened.value, password });
  if (failure.kind !== 'refused') return err(toProviderError(failure, 'bind', 'read'));
  if (failure.step === 'work') return err(writeError(failure, opened.value));
  const vendor = detail('bind', failure.resultCode);
  switch (bindReason(failure)) {
    case 'must_change':
      return setDomainPassword(directory, { accountId, password, mustChange: false }, signal);
    case 'locked':
      return err({ code: 'account_locked', until: lockedUntil, vendor });
    case 'disabled':
      return err({ code: 'account_disabled', vendor });
    case 'expired':
      return err({ code: 'account_expired', vendor });
    case 'not_here':
      return err({ code: 'forbidden', vendor });
    case 'wrong':
      return err({ code: 'current_password_wrong', vendor });
  }
}
