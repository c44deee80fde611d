import 'server-only';
import type { RequestFacts } from '@/lib/actions/request-facts';
import { recordEvent } from '@/lib/audit/record-event';
import type { ContactMethod, Identifier } from '@/lib/base/contact';
import type { AccountId } from '@/lib/base/ids';
import { err, ok, type Result } from '@/lib/base/result';
import { createToken, hashToken } from '@/lib/crypto/token';
import { type AttemptPurpose, attempt as attempts } from '@/lib/db/schema';
import { chooseDirectory } from '@/lib/directories/choose-directory';
import type { Directory } from '@/lib/directories/directory';
import { describeProviderError } from '@/lib/directories/provider-refusal';
import type { Refusal } from '@/lib/forms/refusal';
import type { IdentifyInput } from '@/lib/forms/reset';
import type { Account, ProviderError } from '@/lib/providers/types';
import { addressKey } from '@/lib/rate-limit/address-key';
import { countRefusal } from '@/lib/rate-limit/count-refusal';
import { deviceId, knownDevice } from '@/lib/rate-limit/known-device';
import { spend } from '@/lib/rate-limit/spend';
import { storedKey } from '@/lib/rate-limit/stored-key';
import type { Services } from '@/lib/services/services';
import { accountSubject } from './account-subject';
import type { Attempt } from './attempt';
import { attemptEvent } from './attempt-event';
import { findOneAccount } from './find-one-account';
import { issueCode } from './issue-code';
import type { Caller } from './limit-keys';
import { parseIdentifier } from './parse-identifier';
import { proofCall } from './proof-call';
import { type ProviderState, sealProviderState } from './provider-state';
import { spendSend } from './send-allowance';
import { isUncompared } from './spend-check';
import { refundStart, spendStart } from './spend-start';
import { takeOverCode } from './take-over-code';

/** Directories in which a person can end the lock of an account without a new password. */
export function unlockable({ directories }: Pick<Services, 'directories'>): readonly Directory[] {
  return directories.usable.filter(({ capabilities }) => capabilities.unlock && capabilities.verifiedBy === 'portal');
}

export type StartRefusal = Refusal & { field?: 'identifier' | 'directory' };

/**
 * Starts an attempt and, if the portal verifies, sends the first code. Returns the token for the browser's cookie, or
 * null if the browser's open attempt continues. An unknown user gets an attempt too, in the same time and with the same
 * response. Refuses with `identifier_invalid`, `directory_required`, `reset_unavailable`, `too_many_attempts`,
 * `too_many_tries`, and with `directory_busy` or `directory_unavailable` if the directory cannot be asked. An attempt to
 * `unlock` an account goes the same way up to the proof.
 */
export async function startAttempt(
  services: Services,
  input: IdentifyInput & { purpose?: 'unlock' },
  request: RequestFacts,
  earlier: Attempt | null,
): Promise<Result<{ token: string | null }, StartRefusal>> {
  const identifiers = parseIdentifier(input.identifier, services.config.phoneCountryCode);
  if (!identifiers.ok) return err({ code: identifiers.error, field: 'identifier' });
  const [identifier] = identifiers.value;
  const purpose = input.purpose ?? 'reset';
  const directory = chooseDirectory(
    purpose === 'unlock' ? { usable: unlockable(services) } : services.directories,
    identifier,
    input.directory,
  );
  if (!directory.ok)
    return err({ code: directory.error, ...(directory.error === 'directory_required' ? { field: 'directory' } : {}) });
  const now = services.clock();
  if (earlier?.purpose === purpose && isSameAttempt(earlier, directory.value, identifier, now))
    return ok({ token: null });
  const stranger = {
    directoryId: directory.value.id,
    accountId: null,
    identifier: identifier.value,
    device: null,
    handoffId: null,
    startedFrom: storedKey(services.keys, { name: 'startedFrom', key: addressKey(request.address) }),
  };
  const own = deviceId(services.keys, request.device);
  if (own === null) {
    const allowed = await spendStart(services, stranger, request, now);
    if (!allowed.ok) return refuse(services, now, allowed.error);
  } else {
    // Whether the device is known shows only after the account lookup, so the lookup has its own limit.
    const looked = await spend(services, 'addressStarts', `device:${own}`, now);
    if (!looked.ok) return refuse(services, now, { code: 'too_many_attempts', ...looked.error });
  }
  const account = await findOneAccount(directory.value, identifiers.value);
  if (!account.ok) {
    if (own === null) await giveBack(services, stranger, request, account.error);
    return err(describeProviderError(account.error));
  }
  const caller = knownCaller(services, directory.value, { stranger, account: account.value }, request);
  if (own !== null) {
    const allowed = await spendStart(services, caller, request, now);
    if (!allowed.ok) return refuse(services, now, allowed.error);
  }
  const start: Start = { purpose, services, directory: directory.value, account: account.value, caller, request, now };
  const started = await (directory.value.provider.verification
    ? startWithPuzzle(start, identifiers.value)
    : startWithCode(start, identifier));
  // A directory that does not respond costs nobody a start.
  if (!started.ok && (started.error.code === 'directory_unavailable' || started.error.code === 'directory_busy'))
    await refundStart(services, own === null ? stranger : caller, request);
  return started;
}

/** Returns the caller with the account that was found, and with the device if it is known for that account. */
function knownCaller(
  { keys }: Services,
  { id, provider }: Directory,
  { stranger, account }: { stranger: Caller; account: Account | null },
  { device }: RequestFacts,
): Caller {
  // If the back end identifies people itself, the typed name may be all that is known of the account.
  const accountId = account?.id ?? (provider.verification ? stranger.identifier : null);
  const subject = accountId === null ? null : accountSubject(id, accountId);
  return { ...stranger, accountId, device: knownDevice(keys, device, subject) };
}

async function refuse(services: Services, now: Date, refusal: StartRefusal): Promise<Result<never, StartRefusal>> {
  await countRefusal(services.db, 'start', now);
  return err(refusal);
}

/** A directory that does not respond costs nobody a start. */
async function giveBack(
  services: Services,
  caller: Caller,
  request: RequestFacts,
  error: ProviderError,
): Promise<void> {
  if (isUncompared(error)) await refundStart(services, caller, request);
}

/** A second press of the button, or a return with the same name, continues the existing attempt. */
function isSameAttempt(earlier: Attempt | null, directory: Directory, identifier: Identifier, now: Date): boolean {
  return (
    earlier?.state === 'open' &&
    earlier.expiresAt > now &&
    earlier.directoryId === directory.id &&
    earlier.identifier === identifier.value &&
    earlier.codeExpiresAt !== null &&
    earlier.codeExpiresAt > now
  );
}

/** A start that the limits allow. */
type Start = {
  purpose: AttemptPurpose;
  services: Services;
  directory: Directory;
  account: Account | null;
  caller: Caller;
  request: RequestFacts;
  now: Date;
};

async function startWithCode(start: Start, identifier: Identifier): Promise<Result<{ token: string }, StartRefusal>> {
  const { services, directory, account, request, now } = start;
  const token = createToken();
  await services.db.transaction(async (tx) => {
    const row = newRow(start, identifier, token);
    const { method, locale } = row;
    const [stored] = await tx.insert(attempts).values(row).returning();
    if (!stored) throw new Error('the attempt was not stored');
    const send = await spendSend({ ...services, db: tx }, stored, method, now);
    if (send.ok) await issueCode(services, tx, { attempt: stored, directory, account, method, locale, now });
    else await takeOverCode(services, tx, stored, now);
    await recordEvent(tx, startEvent(stored, request, now));
  });
  return ok({ token });
}

async function startWithPuzzle(
  start: Start,
  [identifier, ...others]: readonly [Identifier, ...Identifier[]],
): Promise<Result<{ token: string }, StartRefusal>> {
  const { services, directory, request, now } = start;
  const call = { ...proofCall(services, request), otherReadings: others.map(({ value }) => value) };
  const started = await directory.provider.verification?.startPuzzle(identifier.value, call);
  if (!started) throw new Error('the directory does not verify users itself');
  if (!started.ok) return err(describeProviderError(started.error));
  const token = createToken();
  const found = newRow(start, identifier, token);
  // The back end identifies the person by the typed name, even if our own lookup found no account.
  const { user, ...shown } = started.value;
  const row = { ...found, accountId: found.accountId ?? user };
  const state: ProviderState = { phase: 'puzzle', ...shown, shownAt: now };
  await services.db.transaction(async (tx) => {
    await tx.insert(attempts).values({ ...row, providerState: sealProviderState(services.keys, row.id, state) });
    await recordEvent(tx, startEvent(found, request, now));
  });
  return ok({ token });
}

function newRow(
  { purpose, services, directory, account, caller, request, now }: Start,
  identifier: Identifier,
  token: string,
) {
  const method = firstMethod(directory, identifier);
  return {
    id: hashToken(token),
    directoryId: directory.id,
    accountId: account?.id ?? null,
    accountName: account?.username ?? null,
    identifier: identifier.value,
    identifierKind: identifier.kind,
    purpose,
    locale: request.locale,
    method,
    startedAt: now,
    expiresAt: new Date(now.getTime() + services.limits.attemptMinutes * 60_000),
    requestId: request.requestId,
    startedFrom: caller.startedFrom,
    device: caller.device,
  };
}

function startEvent(
  row: Pick<Attempt, 'id' | 'directoryId'> & { accountId: AccountId | null; accountName: string | null },
  request: RequestFacts,
  now: Date,
) {
  // Only the audit says whether an account was found.
  return attemptEvent(row, request, now, {
    action: 'attempt_started',
    outcome: 'ok',
    detail: { known: row.accountId !== null },
  });
}

/**
 * A person who typed an address reads that mailbox or phone, so the first code goes there. The choice depends on
 * nothing secret.
 */
function firstMethod(directory: Directory, identifier: Identifier): ContactMethod {
  const natural = { email: 'email', phone: 'sms', username: null }[identifier.kind];
  const method = directory.methods.find((each) => each === natural) ?? directory.methods[0];
  if (!method) throw new Error('a usable directory has a method');
  return method;
}
