import { Attribute, Change } from 'ldapts';
import { err, ok, type Result } from '@/lib/base/result';
import type { LdapFailure } from '@/lib/outbound/ldap/ldap-servers';
import { accountWords } from '@/lib/password-policy/account-words';
import { checkPassword } from '@/lib/password-policy/check-password';
import type { PasswordIssue } from '@/lib/password-policy/policy';
import type { ProviderError, SetPasswordRequest } from '@/lib/providers/types';
import type { LdapDirectory } from './directory';
import { detail, policyErrors, toProviderError } from './errors';
import { openForWrite, type WritableAccount } from './open-for-write';
import { tryToUnlock } from './unlock-account';
import { modifyPassword, type PolicyAnswer } from './write-password';

const call = 'modify';

/**
 * Sets a password as the service account. The server applies its policy. A lock is lifted first. If the answer is lost, a bind
 * with the new password tells whether it was applied; if that does not work either, the outcome is unknown.
 */
export async function setLdapPassword(
  directory: LdapDirectory,
  { accountId, password, mustChange, isStill }: Omit<SetPasswordRequest, 'proof'>,
  signal?: AbortSignal,
): Promise<Result<void, ProviderError>> {
  const { preset, servers } = directory;
  if (mustChange && preset.mustChange === null) return err({ code: 'unsupported' });
  const opened = await openForWrite(directory, accountId, signal);
  if (!opened.ok) return opened;
  const { dn, account } = opened.value;
  if (isStill && !isStill(account)) return err({ code: 'account_changed' });
  const answer: PolicyAnswer = { error: null };
  const written = await directory.call(call, () =>
    servers.asService(
      async (client) => {
        if (account.status === 'locked' && preset.unlock !== null) await tryToUnlock(client, dn, preset.unlock);
        await modifyPassword(client, { dn, password }, answer);
      },
      { signal },
    ),
  );
  if (!written.ok) {
    if (written.error.kind !== 'lost') return err(writeError(written.error, answer, { ...opened.value, password }));
    if (!(await isPassword(directory, dn, password)))
      return err({ code: 'outcome_unknown', vendor: detail(call, null) });
  }
  if (!mustChange || preset.mustChange === null) return ok();
  return markMustChange(directory, opened.value, signal);
}

/** Converts a refused write of a password: by the policy control if the server sent it, else by the result code. */
export function writeError(
  failure: LdapFailure,
  answer: PolicyAnswer,
  { account, rules, password }: Pick<WritableAccount, 'account' | 'rules'> & { password: string },
): ProviderError {
  const meaning = answer.error === null ? undefined : policyErrors[answer.error]?.meaning;
  if (failure.kind !== 'refused' || failure.step === 'bind') return toProviderError(failure, call, 'write');
  const vendor = {
    ...detail(call, failure.resultCode),
    code: answer.error === null ? null : `ppolicy ${answer.error}`,
  };
  if (meaning === 'forbidden') return { code: 'forbidden', vendor };
  const { minLength, history } = rules.policy;
  const refused = (...issues: PasswordIssue[]): ProviderError => ({ code: 'password_refused', issues, vendor });
  if (meaning === 'min_length' && minLength > 1)
    return refused({ rule: 'min_length', owner: 'directory', limit: minLength });
  if (meaning === 'history' && history !== null)
    return refused({ rule: 'history', owner: 'directory', limit: history });
  if (meaning === 'min_age') {
    const until = rules.changeableFrom ? { until: rules.changeableFrom } : {};
    return refused({ rule: 'min_age', owner: 'directory', ...until });
  }
  if (meaning === undefined && failure.resultCode !== constraintViolation)
    return toProviderError(failure, call, 'write');
  // 389 Directory Server names no rule, but it has published them.
  const broken = checkPassword(password, [rules.policy], { words: accountWords(account) });
  return refused(...(broken.length > 0 ? broken : [{ rule: 'refused_by_directory', owner: 'directory' } as const]));
}

const constraintViolation = 19;
/** How long a server may take to answer the bind that settles a lost write. */
const settleMs = 5_000;

/** Whether a bind with this password works now. */
export async function isPassword(directory: LdapDirectory, name: string, password: string): Promise<boolean> {
  const bound = await directory.servers.asUser({ name, password }, async () => undefined, {
    signal: AbortSignal.timeout(settleMs),
    isRead: true,
  });
  return bound.ok;
}

/**
 * Requires another password at the next sign-in. OpenLDAP clears the mark when a password is set, so it is written
 * afterwards.
 */
export async function markMustChange(
  { preset, servers, call: run }: LdapDirectory,
  { dn }: Pick<WritableAccount, 'dn'>,
  signal?: AbortSignal,
): Promise<Result<void, ProviderError>> {
  if (preset.mustChange === null) return err({ code: 'unsupported' });
  const { attribute, value } = preset.mustChange;
  const change = new Change({
    operation: 'replace',
    modification: new Attribute({ type: attribute, values: [value] }),
  });
  const marked = await run(call, () => servers.asService((client) => client.modify(dn, change), { signal }));
  return marked.ok ? ok() : err(toProviderError(marked.error, call, 'write'));
}
