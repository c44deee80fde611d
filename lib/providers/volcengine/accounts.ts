import { z } from 'zod';
import { err, ok, type Result } from '@/lib/base/result';
import type { Account, CallOptions, Provider, ProviderDeps, ProviderError } from '@/lib/providers/types';
import type { Client } from './client';
import type { VolcengineSettings } from './config';
import { toProviderError } from './errors';
import { toAccount, userSchema } from './to-account';

const searchPageSize = 20;

/** A user or null: some versions return an empty object, or one with empty fields, for an unknown id. */
const nobodySchema = z.record(z.string(), z.union([z.literal(''), z.null()])).transform(() => null);
const foundSchema = z.union([userSchema, nobodySchema, z.null(), z.undefined()]);

/**
 * Looks up accounts: by identifier and by text in the index alone, by id at the vendor. The vendor's response updates
 * the index.
 */
export function createAccounts(
  client: Client,
  settings: VolcengineSettings,
  deps: Pick<ProviderDeps, 'accountIndex'>,
): Pick<Provider, 'findAccount' | 'getAccount' | 'searchAccounts'> {
  const { accountIndex } = deps;
  // The index always stores `read_only`, so that the switch works at once in both directions.
  const asAllowed = (account: Account): Account =>
    settings.allowSynchronisedUsers && account.status === 'read_only' ? { ...account, status: 'active' } : account;

  return {
    async findAccount(identifier) {
      const matches = await accountIndex.find(identifier);
      const [first, second] = matches;
      if (!first) return ok(null);
      if (!second) return ok(asAllowed(first));
      const exact = matches.filter((account) => account.username === identifier.value);
      const [only] = exact;
      if (identifier.kind === 'username' && only && exact.length === 1) return ok(asAllowed(only));
      return err({ code: 'account_ambiguous' });
    },

    async getAccount(accountId, call?: CallOptions): Promise<Result<Account | null, ProviderError>> {
      const answer = await client.call('GetUser', { UserId: accountId }, foundSchema, { signal: call?.signal });
      if (!answer.ok && answer.error.meaning !== 'account_gone') return err(toProviderError(answer.error, 'read'));
      const account = answer.ok && answer.value ? toAccount(answer.value, settings.defaultCountryCode) : null;
      if (account) await accountIndex.keep(account);
      else await accountIndex.remove(accountId);
      return ok(account && asAllowed(account));
    },

    async searchAccounts(query, cursor) {
      const found = await accountIndex.search(query, cursor, searchPageSize);
      return ok({ accounts: found.accounts.map(asAllowed), nextCursor: found.nextCursor });
    },
  };
}
