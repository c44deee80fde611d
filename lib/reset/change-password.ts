import 'server-only';
import { eq } from 'drizzle-orm';
import type { RequestFacts } from '@/lib/actions/request-facts';
import { err, ok, type Result } from '@/lib/base/result';
import { createToken, hashToken } from '@/lib/crypto/token';
import { attempt as attempts } from '@/lib/db/schema';
import { chooseDirectory } from '@/lib/directories/choose-directory';
import type { Directory } from '@/lib/directories/directory';
import { describeProviderError } from '@/lib/directories/provider-refusal';
import type { Refusal } from '@/lib/forms/refusal';
import type { ChangePasswordInput } from '@/lib/forms/reset';
import { accountWords } from '@/lib/password-policy/account-words';
import { checkNewPassword } from '@/lib/password-policy/check-new-password';
import type { Account, ProviderError } from '@/lib/providers/types';
import { addressKey } from '@/lib/rate-limit/address-key';
import { spend } from '@/lib/rate-limit/spend';
import { storedKey } from '@/lib/rate-limit/stored-key';
import type { Services } from '@/lib/services/services';
import type { Attempt } from './attempt';
import { attemptEvent } from './attempt-event';
import { refundCurrentPassword, spendCurrentPassword } from './current-password-limit';
import { findOneAccount } from './find-one-account';
import { callerKey } from './limit-keys';
import { parseIdentifier } from './parse-identifier';
import { isRetryable, writePassword } from './write-password';

export type ChangeRefusal = Refusal & { field?: 'identifier' | 'directory' | 'currentPassword' | 'newPassword' };

/**
 * Changes a password with the current one. An unknown name, a protected account and a wrong password take the same work
 * and get the same answer; the limits stop guesses before the directory locks the account. Success means that there is an
 * outcome to show; it returns the token for the browser's cookie. Refuses with `identifier_invalid`,
 * `directory_required`, `reset_unavailable`, `password_refused`, `current_password_wrong`, `too_many_tries`,
 * `directory_busy` and `directory_unavailable`.
 */
export async function changePassword(
  services: Services,
  input: ChangePasswordInput,
  request: RequestFacts,
): Promise<Result<{ token: string }, ChangeRefusal>> {
  const startedAt = performance.now();
  const identifiers = parseIdentifier(input.identifier, services.config.phoneCountryCode);
  if (!identifiers.ok) return err({ code: identifiers.error, field: 'identifier' });
  const [identifier] = identifiers.value;
  const chosen = chooseDirectory({ usable: changeable(services) }, identifier, input.directory);
  if (!chosen.ok)
    return err({ code: chosen.error, ...(chosen.error === 'directory_required' ? { field: 'directory' } : {}) });
  const directory = chosen.value;
  const typed = { words: accountWords({ username: identifier.value, displayName: null, contacts: [] }) };
  const issues = await checkNewPassword(input.newPassword, directory.policies, typed);
  if (issues.length > 0) return err({ code: 'password_refused', issues, field: 'newPassword' });

  const now = services.clock();
  const caller = {
    directoryId: directory.id,
    accountId: null,
    identifier: identifier.value,
    device: null,
    handoffId: null,
    startedFrom: storedKey(services.keys, { name: 'startedFrom', key: addressKey(request.address) }),
  };
  const spent = await spendCurrentPassword(services, caller, request, now);
  if (!spent.ok) return spent;
  const found = await findOneAccount(directory, identifiers.value);
  if (!found.ok) {
    await refundCurrentPassword(services, spent.value);
    return err(describeProviderError(found.error));
  }
  const silent = await spent.value.spendAccount(found.value);
  const token = createToken();
  const attempt = await startChange(services, {
    token,
    directory,
    account: found.value,
    caller,
    request,
    now,
    identifier,
  });
  const { currentPassword: current, newPassword: password } = input;
  const written = await writePassword(services, {
    attempt,
    directory,
    locale: request.locale,
    finished: 'password_set_finished',
    event: (at, { detail, ...event }) =>
      attemptEvent(attempt, request, at, { ...event, detail: { ...detail, with: 'current_password' } }),
    // When the account's tries are used up, the directory is asked about nobody, so the work and the answer stay the same.
    call: (signal) =>
      directory.provider.changePassword?.(
        { accountId: silent.ok ? attempt.accountId : null, current, password },
        { signal, locale: request.locale },
      ) ?? Promise.resolve(err({ code: 'unsupported' })),
  });
  if (written.taken) throw new Error('a new attempt was taken by another request');
  const { result } = written;
  if (result.ok) {
    await refundCurrentPassword(services, spent.value);
    return ok({ token });
  }
  if (isUnproven(result.error)) {
    await spend(services, 'accountTries', callerKey(caller), now);
    await services.sleep(Math.max(0, wrongAnswerMs - (performance.now() - startedAt)));
    return err({ code: 'current_password_wrong', field: 'currentPassword' });
  }
  await refundCurrentPassword(services, spent.value);
  if (!isRetryable(result.error)) return ok({ token });
  await services.db.update(attempts).set({ state: 'abandoned', finishedAt: now }).where(eq(attempts.id, attempt.id));
  const refusal = describeProviderError(result.error);
  return err({ ...refusal, ...(refusal.code === 'password_refused' ? { field: 'newPassword' } : {}) });
}

/**
 * When a wrong answer comes at the earliest. A directory hashes the password of somebody whom it has, and nothing for
 * others, which takes it less time.
 */
const wrongAnswerMs = 500;

/** Directories in which a person can change a password with the current one. */
export function changeable({ directories }: Pick<Services, 'directories'>): readonly Directory[] {
  return directories.usable.filter(({ capabilities }) => capabilities.changeWithCurrent);
}

/** Whether the person has not shown that they know the password. Then nothing is said about the account. */
function isUnproven({ code }: ProviderError): boolean {
  return (
    code === 'current_password_wrong' ||
    code === 'account_locked' ||
    code === 'account_gone' ||
    code === 'account_read_only' ||
    code === 'account_ambiguous'
  );
}

type Change = {
  token: string;
  directory: Directory;
  account: Account | null;
  caller: Pick<Attempt, 'identifier' | 'startedFrom'>;
  request: RequestFacts;
  now: Date;
  identifier: { kind: Attempt['identifierKind'] };
};

/** Stores the attempt that the write claims. Only the browser gets its token, and only if there is an outcome. */
async function startChange(
  services: Services,
  { token, directory, account, caller, request, now, identifier }: Change,
): Promise<Attempt> {
  const [row] = await services.db
    .insert(attempts)
    .values({
      id: hashToken(token),
      directoryId: directory.id,
      accountId: account?.id ?? null,
      accountName: account?.username ?? null,
      identifier: caller.identifier,
      identifierKind: identifier.kind,
      locale: request.locale,
      state: 'verified',
      purpose: 'change',
      startedAt: now,
      verifiedAt: now,
      expiresAt: new Date(now.getTime() + services.limits.verifiedMinutes * 60_000),
      requestId: request.requestId,
      startedFrom: caller.startedFrom,
    })
    .returning();
  if (!row) throw new Error('the attempt was not stored');
  return row;
}
