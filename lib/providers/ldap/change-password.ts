import { randomUUID } from 'node:crypto';
import { PasswordPolicyControl } from 'ldapts';
import type { AccountId } from '@/lib/base/ids';
import { err, ok, type Result } from '@/lib/base/result';
import type { LdapFailure } from '@/lib/outbound/ldap/ldap-servers';
import type { ProviderError } from '@/lib/providers/types';
import type { LdapDirectory } from './directory';
import { detail, toProviderError } from './errors';
import { openAccount, statusRefusal } from './open-for-write';
import { isPassword, setLdapPassword, writeError } from './set-password';
import { isLockedOut, isRightButExpired, modifyPassword, type PolicyAnswer } from './write-password';

const invalidCredentials = 49;

/**
 * Changes a password with the person's own rights: binds with the current one, then changes it on the same connection.
 * An expired password is right but cannot bind, so the service account sets the new one; the server applies the same
 * policy to it. Without an account, and for a protected one, it binds with a name that does not exist.
 */
export async function changeLdapPassword(
  directory: LdapDirectory,
  { accountId, current, password }: { accountId: AccountId | null; current: string; password: string },
  signal?: AbortSignal,
): Promise<Result<void, ProviderError>> {
  const opened = await openAccount(directory, accountId ?? randomUUID(), signal);
  if (!opened.ok) return opened;
  const target = opened.value?.account.status === 'protected' ? null : opened.value;
  const name = target?.dn ?? nobody(directory);
  const refusal = target ? statusRefusal(target.account.status) : null;
  const control = new PasswordPolicyControl();
  const answer: PolicyAnswer = { error: null };
  const changed = await directory.call('bind', () =>
    directory.servers.asUser(
      { name, password: current, controls: [control] },
      async (client) => {
        if (refusal === null) await modifyPassword(client, { dn: name, current, password }, answer);
      },
      { signal },
    ),
  );
  if (changed.ok) return refusal === null ? ok() : err(refusal);
  const failure = changed.error;
  if (failure.kind === 'lost' && failure.step === 'work') {
    const applied = await isPassword(directory, name, password);
    return applied ? ok() : err({ code: 'outcome_unknown', vendor: detail('bind', null) });
  }
  if (failure.kind !== 'refused') return err(toProviderError(failure, 'bind', 'read'));
  if (!target) return err({ code: 'current_password_wrong', vendor: detail('bind', failure.resultCode) });
  if (failure.step === 'work') return err(writeError(failure, answer, { ...target, password }));
  const state = control.value?.error ?? null;
  if (isRightButExpired(state)) {
    const request = { accountId: target.account.id, password, mustChange: false };
    return setLdapPassword(directory, request, signal);
  }
  if (isLockedOut(state) || target.account.status === 'locked')
    return err({ code: 'account_locked', until: target.lockedUntil });
  return err(bindError(failure));
}

/** A name below the base that no entry has. */
function nobody({ attributes, base }: LdapDirectory): string {
  return `${attributes.username[0] ?? 'uid'}=${randomUUID()},${base}`;
}

function bindError(failure: Extract<LdapFailure, { kind: 'refused' }>): ProviderError {
  const vendor = detail('bind', failure.resultCode);
  if (failure.resultCode === invalidCredentials) return { code: 'current_password_wrong', vendor };
  return toProviderError({ ...failure, step: 'work' }, 'bind', 'read');
}
