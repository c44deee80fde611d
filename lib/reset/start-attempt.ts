import 'server-only';
import { recordEvent } from '@/lib/audit/record-event';
import { createToken, hashToken } from '@/lib/crypto/token';
import { attempt as attempts } from '@/lib/db/schema';
import { chooseDirectory } from '@/lib/directories/choose-directory';
import type { Directory } from '@/lib/directories/directory';
import type { Account, ContactMethod, Identifier } from '@/lib/providers/types';
import { addressKey } from '@/lib/rate-limit/address-key';
import { spend } from '@/lib/rate-limit/spend';
import { spendContactSend } from '@/lib/rate-limit/spend-contact-send';
import { storedKey } from '@/lib/rate-limit/stored-key';
import type { RequestFacts } from '@/lib/request-facts';
import { err, ok, type Result } from '@/lib/result';
import type { IdentifyInput } from '@/lib/schemas/reset';
import type { Services } from '@/lib/services';
import type { Attempt } from './attempt';
import { attemptEvent } from './attempt-event';
import { findOneAccount } from './find-one-account';
import { issueCode } from './issue-code';
import { accountKey, typedKey } from './limit-keys';
import { parseIdentifier } from './parse-identifier';
import { proofCall } from './proof-call';
import { type ProviderState, sealProviderState } from './provider-state';
import { describeProviderError, type Refusal } from './refusal';
import { takeOverCode } from './take-over-code';

export type StartRefusal = Refusal & { field?: 'identifier' | 'directory' };

/**
 * Starts an attempt and, where the portal verifies, sends the first code. Answers the token for the browser's cookie.
 * Somebody unknown gets an attempt too, in the same time and with the same answer. Refuses with `identifier_invalid`,
 * `directory_required`, `reset_unavailable`, `too_many_attempts`, and for back ends that verify themselves `directory_busy` or
 * `directory_unavailable`.
 */
export async function startAttempt(
  services: Services,
  input: IdentifyInput,
  request: RequestFacts,
  earlier: Attempt | null,
): Promise<Result<{ token: string | null }, StartRefusal>> {
  const identifiers = parseIdentifier(input.identifier, services.config.phoneCountryCode);
  if (!identifiers.ok) return err({ code: identifiers.error, field: 'identifier' });
  const [identifier] = identifiers.value;
  const directory = chooseDirectory(services.directories, identifier, input.directory);
  if (!directory.ok)
    return err({ code: directory.error, ...(directory.error === 'directory_required' ? { field: 'directory' } : {}) });
  const now = services.clock();
  if (isSameAttempt(earlier, directory.value, identifier, now)) return ok({ token: null });

  const fromAddress = await spend(services, 'addressStarts', addressKey(request.address), now);
  if (!fromAddress.ok) return err({ code: 'too_many_attempts', ...fromAddress.error });
  const forTyped = await spend(services, 'accountStarts', typedKey(directory.value.id, identifier.value), now);
  if (!forTyped.ok) return err({ code: 'too_many_attempts', ...forTyped.error });

  const account = await findOneAccount(directory.value, identifiers.value);
  if (!account.ok) return err(describeProviderError(account.error));
  // The same account under another of its names counts together, but says nothing: the person only gets no code.
  const forAccount = await spend(
    services,
    'accountStarts',
    accountKey({
      directoryId: directory.value.id,
      accountId: account.value?.id ?? null,
      identifier: identifier.value,
    }),
    now,
  );
  const reachable = forAccount.ok ? account.value : null;
  return directory.value.provider.verification
    ? startWithPuzzle(services, directory.value, identifiers.value, reachable, request, now)
    : startWithCode(services, directory.value, identifier, reachable, request, now);
}

/** Pressing the button twice, or coming back with the same name, goes on with the attempt that is there. */
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

async function startWithCode(
  services: Services,
  directory: Directory,
  identifier: Identifier,
  account: Account | null,
  request: RequestFacts,
  now: Date,
): Promise<Result<{ token: string }, StartRefusal>> {
  const token = createToken();
  await services.db.transaction(async (tx) => {
    const row = newRow(services, directory, identifier, account, request, now, token);
    const { method, locale } = row;
    const [stored] = await tx.insert(attempts).values(row).returning();
    if (!stored) throw new Error('the attempt was not stored');
    const contact = typedKey(directory.id, identifier.value);
    const send = await spendContactSend({ ...services, db: tx }, method, contact, now);
    if (send.ok) await issueCode(services, tx, { attempt: stored, directory, account, method, locale, now });
    else await takeOverCode(services, tx, stored, now);
    await recordEvent(tx, startEvent(stored, request, now));
  });
  return ok({ token });
}

async function startWithPuzzle(
  services: Services,
  directory: Directory,
  [identifier, ...others]: readonly [Identifier, ...Identifier[]],
  account: Account | null,
  request: RequestFacts,
  now: Date,
): Promise<Result<{ token: string }, StartRefusal>> {
  const call = { ...proofCall(services, request), otherReadings: others.map(({ value }) => value) };
  const started = await directory.provider.verification?.startPuzzle(identifier.value, call);
  if (!started) throw new Error('the directory verifies nobody itself');
  if (!started.ok) return err(describeProviderError(started.error));
  const token = createToken();
  const found = newRow(services, directory, identifier, account, request, now, token);
  // The back end decides who this is, by what was typed; that we found nobody must not stand in its way.
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
  services: Services,
  directory: Directory,
  identifier: Identifier,
  account: Account | null,
  request: RequestFacts,
  now: Date,
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
    locale: request.locale,
    method,
    startedAt: now,
    expiresAt: new Date(now.getTime() + services.limits.attemptMinutes * 60_000),
    requestId: request.requestId,
    startedFrom: storedKey(services.keys, 'startedFrom', addressKey(request.address)),
  };
}

function startEvent(
  row: Pick<Attempt, 'id' | 'directoryId'> & { accountId: string | null; accountName: string | null },
  request: RequestFacts,
  now: Date,
) {
  // Whether somebody was found stands in the audit only.
  return attemptEvent(row, request, now, {
    action: 'attempt_started',
    outcome: 'ok',
    detail: { known: row.accountId !== null },
  });
}

/** Whoever typed an address reads that mailbox or phone: the code goes there first. It hangs on nothing that is secret. */
function firstMethod(directory: Directory, identifier: Identifier): ContactMethod {
  const natural = { email: 'email', phone: 'sms', username: null }[identifier.kind];
  const method = directory.methods.find((each) => each === natural) ?? directory.methods[0];
  if (!method) throw new Error('a usable directory has a method');
  return method;
}
