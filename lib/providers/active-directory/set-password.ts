import { Attribute, Change } from 'ldapts';
import { err, ok, type Result } from '@/lib/base/result';
import { detail, toProviderError } from '@/lib/providers/ldap/errors';
import type { ProviderError, SetPasswordRequest } from '@/lib/providers/types';
import type { ActiveDirectory } from './directory';
import { bindReason, writeError } from './errors';
import { openDomainAccount, openForWrite, type WritableAccount } from './open-for-write';
import { PolicyHintsControl } from './policy-hints';
import { encodePassword } from './windows-values';

/**
 * Sets a password as the service account, in one modification with what belongs to it: the end of a lock, and the mark
 * that the password must be changed. If the answer is lost, the server is asked whether it was applied.
 */
export async function setDomainPassword(
  directory: ActiveDirectory,
  { accountId, password, mustChange, isStill }: Omit<SetPasswordRequest, 'proof'>,
  signal?: AbortSignal,
): Promise<Result<void, ProviderError>> {
  const opened = await openForWrite(directory, accountId, signal);
  if (!opened.ok) return opened;
  const { dn, account, hints, lockedUntil } = opened.value;
  if (isStill && !isStill(account)) return err({ code: 'account_changed' });
  if (mustChange && opened.value.neverExpires) return err({ code: 'unsupported' });
  const isLocked = account.status === 'locked';
  // A new password would not let the person in, so the one they have stays.
  if (isLocked && !directory.settings.unlockOnReset) return err({ code: 'account_locked', until: lockedUntil });
  const changes = [
    new Change({
      operation: 'replace',
      modification: new Attribute({ type: 'unicodePwd', values: [encodePassword(password)] }),
    }),
    ...(isLocked ? [replaced('lockoutTime', '0')] : []),
    ...(mustChange ? [replaced('pwdLastSet', '0')] : []),
  ];
  const controls = hints ? [new PolicyHintsControl()] : [];
  const written = await directory.call('modify', () =>
    directory.servers.asService((client) => client.modify(dn, changes, controls), { signal }),
  );
  if (written.ok) return ok();
  if (written.error.kind !== 'lost')
    return err(writeError(written.error, { before: opened.value, password, byPerson: false }));
  return settle(directory, { accountId, before: opened.value, password });
}

/**
 * Finds out whether a write was applied whose answer was lost: the time of the last change tells. If the password must be
 * changed there is no such time, and a bind with the new password tells. A bind with a wrong password would count towards
 * a lock, so it is tried only then.
 */
export async function settle(
  directory: ActiveDirectory,
  { accountId, before, password }: { accountId: string; before: WritableAccount; password: string },
): Promise<Result<void, ProviderError>> {
  const signal = AbortSignal.timeout(settleMs);
  const now = await openDomainAccount(directory, accountId, signal);
  const unknown = err({ code: 'outcome_unknown', vendor: detail('modify', null) } as const);
  if (!now.ok || !now.value) return unknown;
  if (now.value.pwdLastSet !== '0') return now.value.pwdLastSet === before.pwdLastSet ? unknown : ok();
  const bound = await directory.servers.asUser({ name: before.dn, password }, async () => undefined, { signal });
  const isRight = bound.ok || (bound.error.kind === 'refused' && bindReason(bound.error) === 'must_change');
  return isRight ? ok() : unknown;
}

/** How long a server may take to tell whether a write was applied. */
const settleMs = 5_000;

/** Writes one attribute of an account: `lockoutTime` 0 ends a lock, `pwdLastSet` 0 requires another password. */
export async function writeMark(
  directory: ActiveDirectory,
  { accountId, type }: { accountId: string; type: 'lockoutTime' | 'pwdLastSet' },
  signal?: AbortSignal,
): Promise<Result<void, ProviderError>> {
  const opened = await openForWrite(directory, accountId, signal);
  if (!opened.ok) return opened;
  const { dn, neverExpires } = opened.value;
  if (type === 'pwdLastSet' && neverExpires) return err({ code: 'unsupported' });
  const written = await directory.call('modify', () =>
    directory.servers.asService((client) => client.modify(dn, replaced(type, '0')), { signal }),
  );
  return written.ok ? ok() : err(toProviderError(written.error, 'modify', 'write'));
}

function replaced(type: string, value: string): Change {
  return new Change({ operation: 'replace', modification: new Attribute({ type, values: [value] }) });
}
