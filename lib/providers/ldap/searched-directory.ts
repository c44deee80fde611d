import type { Client, Filter } from 'ldapts';
import { LRUCache } from 'lru-cache';
import type { AccountId } from '@/lib/base/ids';
import type { LdapServers } from '@/lib/outbound/ldap/ldap-servers';
import type { Account, AccountFacts } from '@/lib/providers/types';
import type { RunCall } from './directory-calls';
import type { Entry } from './entry';
import type { AttributeMap } from './presets';

/** Whether the configured groups let an entry be found, and whether they exclude it from resets. */
export type Standing = { isIncluded: boolean; isProtected: boolean };

/** An entry that may be found. */
export type FoundEntry = { entry: Entry; isProtected: boolean };

/** What look-ups need to know about a directory, for every kind of server. */
export type SearchedDirectory = {
  servers: LdapServers;
  call: RunCall;
  base: string;
  /** Which entries are accounts: all of these filters must match. */
  filters: readonly (string | undefined)[];
  attributes: AttributeMap;
  /** Country code of numbers that are stored without one. */
  country: string;
  /** The attributes to request, and which of them are not text. */
  requested: readonly string[];
  binary: readonly string[];
  /** Where an account was last seen. An entry can move, so its id is checked each time. */
  names: LRUCache<AccountId, string>;
  idOf(entry: Entry): AccountId | null;
  byId(accountId: AccountId): Filter;
  /** Reads the groups of an entry. Called with the base if no entry was found, so that the work stays the same. */
  standingOf(client: Client, dn: string): Promise<Standing>;
  /** Null if the entry has no user name. */
  toAccount(client: Client, found: FoundEntry): Promise<Account | null>;
  factsOf(client: Client, found: FoundEntry): Promise<AccountFacts>;
};

/** Remembers where the accounts are that were used last. */
export function rememberNames(): LRUCache<AccountId, string> {
  return new LRUCache({ max: 5_000 });
}
