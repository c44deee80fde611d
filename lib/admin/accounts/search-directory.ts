import 'server-only';
import type { DirectoryId } from '@/lib/base/ids';
import { err, ok, type Result } from '@/lib/base/result';
import type { Directory } from '@/lib/directories/directory';
import { findConfiguredDirectory } from '@/lib/directories/find-directory';
import type { Refusal } from '@/lib/forms/refusal';
import type { Actor } from '@/lib/operators/actor';
import { mayAct } from '@/lib/operators/may-act';
import type { Account, CallOptions, ProviderError } from '@/lib/providers/types';
import { parseIdentifier } from '@/lib/reset/parse-identifier';
import type { Services } from '@/lib/services/services';
import { type FoundAccount, foundAccount } from './found-account';
import { readDirectory } from './read-directory';

export type SearchRequest = { directoryId: DirectoryId; text: string; cursor: string | null };

export type FoundAccounts = {
  accounts: FoundAccount[];
  nextCursor: string | null;
  /** The back end cannot search: only a complete user name, e-mail address or number matches. */
  wholeOnly: boolean;
  /** The index is not complete yet, so accounts may be missing. */
  incomplete: boolean;
};

/**
 * Returns one page of one directory's matches. Refuses with the codes of `authorise`, with `account_gone` for an
 * unknown directory, and with the codes of `readDirectory`.
 */
export async function searchDirectory(
  services: Services,
  actor: Actor,
  { directoryId, text, cursor }: SearchRequest,
): Promise<Result<FoundAccounts, Refusal>> {
  const allowed = await mayAct(services, actor, 'accounts.find', { directoryId });
  if (!allowed.ok) return allowed;
  const directory = findConfiguredDirectory(services.directories, directoryId);
  if (!directory) return err({ code: 'account_gone' });
  const found = await readDirectory(services, directoryId, (call) =>
    search(services, directory, { text, cursor }, call),
  );
  if (!found.ok) return found;
  const { accounts, ...rest } = found.value;
  const incomplete = services.missingIndexes.has(directoryId);
  return ok({ accounts: accounts.map((account) => foundAccount(account, text)), ...rest, incomplete });
}

type Page = { accounts: Account[]; nextCursor: string | null; wholeOnly: boolean };

async function search(
  services: Services,
  directory: Directory,
  { text, cursor }: { text: string; cursor: string | null },
  call: CallOptions,
): Promise<Result<Page, ProviderError>> {
  const found = await directory.provider.searchAccounts(text, cursor, call);
  if (!found.ok && found.error.code !== 'unsupported') return found;
  if (found.ok && (found.value.accounts.length > 0 || cursor !== null)) return ok({ ...found.value, wholeOnly: false });
  // The console also finds what the portal finds, such as a number in another notation.
  const whole = await lookUp(services, directory, text, call);
  return whole.ok ? ok({ accounts: whole.value, nextCursor: null, wholeOnly: !found.ok }) : whole;
}

/** Finds the account under the likeliest reading of the text. */
async function lookUp(
  services: Services,
  directory: Directory,
  text: string,
  call: CallOptions,
): Promise<Result<Account[], ProviderError>> {
  const readings = parseIdentifier(text, services.config.phoneCountryCode);
  for (const identifier of readings.ok ? readings.value : []) {
    if (!directory.capabilities.lookupBy.includes(identifier.kind)) continue;
    const account = await directory.provider.findAccount(identifier, call);
    if (!account.ok && account.error.code !== 'account_ambiguous') return account;
    if (account.ok && account.value) return ok([account.value]);
  }
  return ok([]);
}
