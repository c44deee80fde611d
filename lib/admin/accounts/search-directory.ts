import 'server-only';
import type { ConsoleErrorCode } from '@/lib/base/errors';
import type { DirectoryId } from '@/lib/base/ids';
import { err, ok, type Result } from '@/lib/base/result';
import type { Directory } from '@/lib/directories/directory';
import { findConfiguredDirectory } from '@/lib/directories/find-directory';
import type { Actor } from '@/lib/operators/actor';
import { authorise, type NotAllowed } from '@/lib/operators/authorise';
import type { Account, CallOptions, ProviderError } from '@/lib/providers/types';
import { parseIdentifier } from '@/lib/reset/parse-identifier';
import type { Services } from '@/lib/services/services';
import { type FoundAccount, foundAccount } from './found-account';

const longestWaitMs = 10_000;

export type SearchRequest = { directoryId: DirectoryId; text: string; cursor: string | null };

export type FoundAccounts = {
  accounts: FoundAccount[];
  nextCursor: string | null;
  /** The back end cannot search: only a whole user name, e-mail address or number finds somebody. */
  wholeOnly: boolean;
  /** Its accounts have not been read whole yet, so some may be missing. */
  incomplete: boolean;
};

/** Why a directory answers nothing: what `authorise` says, `account_gone` for no such directory, or its failure. */
export type SearchFailure = NotAllowed | { code: 'busy' | 'down' | 'refused' };

/** One page of what one directory finds, within ten seconds. Whatever its back end does, the answer is a value. */
export async function searchDirectory(
  services: Services,
  actor: Actor,
  { directoryId, text, cursor }: SearchRequest,
): Promise<Result<FoundAccounts, SearchFailure>> {
  const allowed = authorise(actor, 'accounts.find', services.clock(), { directoryId });
  if (!allowed.ok) return allowed;
  const directory = findConfiguredDirectory(services.directories, directoryId);
  if (!directory) return err({ code: 'account_gone' satisfies ConsoleErrorCode });
  const call = { signal: AbortSignal.timeout(longestWaitMs) };
  try {
    const found = await search(services, directory, { text, cursor }, call);
    if (!found.ok) {
      services.logger.warn('search failed', { directory: directoryId, code: found.error.code });
      return err({ code: describeFailure(found.error) });
    }
    const { accounts, ...rest } = found.value;
    const incomplete = services.missingIndexes.has(directoryId);
    return ok({ accounts: accounts.map((account) => foundAccount(account, text)), ...rest, incomplete });
  } catch (error) {
    services.logger.error('search failed', { directory: directoryId, error });
    return err({ code: 'down' });
  }
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
  // What the portal finds the console finds, too, such as a number typed another way than it is stored.
  const whole = await lookUp(services, directory, text, call);
  return whole.ok ? ok({ accounts: whole.value, nextCursor: null, wholeOnly: !found.ok }) : whole;
}

/** The account that the likeliest reading of the text names. */
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

/** What an operator is told of a failed read. */
export function describeFailure({ code }: ProviderError): 'busy' | 'down' | 'refused' {
  if (code === 'throttled' || code === 'busy') return 'busy';
  return code === 'unavailable' || code === 'outcome_unknown' || code === 'protocol' ? 'down' : 'refused';
}
