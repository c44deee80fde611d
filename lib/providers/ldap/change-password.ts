import { PasswordPolicyControl } from 'ldapts';
import type { AccountId } from '@/lib/base/ids';
import { err, ok, type Result } from '@/lib/base/result';
import type { LdapFailure } from '@/lib/outbound/ldap/ldap-servers';
import type { ProviderError } from '@/lib/providers/types';
import type { LdapDirectory } from './directory';
import { detail, toProviderError } from './errors';
import { openForWrite } from './open-for-write';
import { isPassword, setLdapPassword, writeError } from './set-password';
import { isLockedOut, isRightButExpired, modifyPassword, type PolicyAnswer } from './write-password';

const invalidCredentials = 49;

/**
 * Changes a password with the person's own rights: binds with the current one, then changes it on the same connection.
 * An expired password is right but cannot bind, so the service account sets the new one; the server applies the same
 * policy to it.
 */
export async function changeLdapPassword(
  directory: LdapDirectory,
  { accountId, current, password }: { accountId: AccountId; current: string; password: string },
  signal?: AbortSignal,
): Promise<Result<void, ProviderError>> {
  const opened = await openForWrite(directory, accountId, signal);
  if (!opened.ok) return opened;
  const { dn } = opened.value;
  const control = new PasswordPolicyControl();
  const answer: PolicyAnswer = { error: null };
  const changed = await directory.call('bind', () =>
    directory.servers.asUser(
      { name: dn, password: current, controls: [control] },
      (client) => modifyPassword(client, { dn, current, password }, answer),
      { signal },
    ),
  );
  if (changed.ok) return ok();
  const failure = changed.error;
  if (failure.kind === 'lost' && failure.step === 'work') {
    const applied = await isPassword(directory, dn, password);
    return applied ? ok() : err({ code: 'outcome_unknown', vendor: detail('bind', null) });
  }
  if (failure.kind !== 'refused') return err(toProviderError(failure, 'bind', 'read'));
  if (failure.step === 'work') return err(writeError(failure, answer, { ...opened.value, password }));
  const state = control.value?.error ?? null;
  if (isRightButExpired(state)) return setLdapPassword(directory, { accountId, password, mustChange: false }, signal);
  if (isLockedOut(state) || opened.value.account.status === 'locked')
    return err({ code: 'account_locked', until: opened.value.lockedUntil });
  return err(bindError(failure));
}

function bindError(failure: Extract<LdapFailure, { kind: 'refused' }>): ProviderError {
  const vendor = detail('bind', failure.resultCode);
  if (failure.resultCode === invalidCredentials) return { code: 'current_password_wrong', vendor };
  return toProviderError({ ...failure, step: 'work' }, 'bind', 'read');
}
