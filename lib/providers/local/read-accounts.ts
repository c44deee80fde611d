import type { Clock } from '@/lib/base/clock';
import type { Logger } from '@/lib/base/logger';
import { err, ok, type Result } from '@/lib/base/result';
import type {
  Account,
  CallOptions,
  LocalAccount,
  LocalAccountStore,
  Provider,
  ProviderError,
} from '@/lib/providers/types';

const pageSize = 20;

/** The read calls of a local directory. Hashes never leave it. */
export function createAccountReads(
  accounts: LocalAccountStore,
  clock: Clock,
  logger: Logger,
): Pick<Provider, 'findAccount' | 'getAccount' | 'searchAccounts' | 'checkConnection' | 'readMustChange'> {
  const read = async <T>(query: () => Promise<T>, call: CallOptions = {}): Promise<Result<T, ProviderError>> => {
    if (call.signal?.aborted) return err({ code: 'unavailable' });
    try {
      return ok(await query());
    } catch (error) {
      logger.error('Local accounts could not be read', { error });
      return err({ code: 'unavailable' });
    }
  };
  return {
    findAccount: async (identifier, call) => {
      const found = await read(() => accounts.find(identifier), call);
      if (!found.ok) return found;
      const [account, another] = found.value;
      if (another) return err({ code: 'account_ambiguous' });
      return ok(account ? toAccount(account, clock()) : null);
    },
    getAccount: async (accountId, call) => {
      const account = await read(() => accounts.get(accountId), call);
      return account.ok ? ok(account.value ? toAccount(account.value, clock()) : null) : account;
    },
    readMustChange: async (accountId, call) => {
      const account = await read(() => accounts.get(accountId), call);
      if (!account.ok) return account;
      return account.value ? ok(account.value.mustChange) : err({ code: 'account_gone' });
    },
    searchAccounts: async (query, cursor, call) => {
      const found = await read(() => accounts.search(query, cursor, pageSize), call);
      if (!found.ok) return found;
      const page = found.value.accounts.map((each) => toAccount(each, clock()));
      return ok({ accounts: page, nextCursor: found.value.nextCursor });
    },
    checkConnection: async (call) => {
      const started = clock();
      const found = await read(() => accounts.search('', null, 1), call);
      if (!found.ok) return found;
      return ok({ latencyMs: clock().getTime() - started.getTime(), warnings: [], signInUrl: null });
    },
  };
}

/** Checks whether an account is locked at `now`: a lock expires. */
export function isLocked(account: LocalAccount, now: Date): boolean {
  return account.lockedUntil !== null && account.lockedUntil > now;
}

function toAccount(account: LocalAccount, now: Date): Account {
  const { id, username, displayName, contacts } = account;
  const open = account.status === 'locked' ? 'active' : account.status;
  const status = open === 'active' && isLocked(account, now) ? 'locked' : open;
  return { id, username, displayName, contacts, status };
}
