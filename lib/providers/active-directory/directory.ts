import { type Client, EqualityFilter } from 'ldapts';
import { LRUCache } from 'lru-cache';
import type { Clock } from '@/lib/base/clock';
import { createLdapServers } from '@/lib/outbound/ldap/ldap-servers';
import { readAttributes } from '@/lib/providers/ldap/directory';
import { createCalls } from '@/lib/providers/ldap/directory-calls';
import { rootOf } from '@/lib/providers/ldap/distinguished-name';
import { type Entry, readEntry } from '@/lib/providers/ldap/entry';
import type { AttributeMap } from '@/lib/providers/ldap/presets';
import {
  type FoundEntry,
  rememberNames,
  type SearchedDirectory,
  type Standing,
} from '@/lib/providers/ldap/searched-directory';
import type { ProviderDeps } from '@/lib/providers/types';
import type { ActiveDirectorySettings } from './config';
import { type DomainPolicy, readDomainPolicy, readFinePolicy } from './domain-policy';
import { policyHintsOid } from './policy-hints';
import { type GroupSet, isInGroups, readGroupSet, readPrivilege } from './privileged-groups';
import { type AccountParts, accountFacts, binaryAttributes, idOf, stateAttributes, toAccount } from './to-account';
import { writeGuid } from './windows-values';

/** One domain, ready for calls. */
export type ActiveDirectory = SearchedDirectory & {
  settings: ActiveDirectorySettings;
  clock: Clock;
  /** Whether the server applies history and minimum age to a reset if it is asked to. Read once an hour. */
  hasPolicyHints(client: Client): Promise<boolean>;
  partsOf(client: Client, found: FoundEntry): Promise<AccountParts>;
};

const attributeMap: AttributeMap = {
  username: ['sAMAccountName', 'userPrincipalName'],
  mail: ['mail', 'proxyAddresses'],
  phone: ['mobile', 'otherMobile'],
  name: ['displayName', 'cn'],
};

const policyCacheMs = 60_000;
const hintsCacheMs = 3_600_000;

export function openActiveDirectory(
  settings: ActiveDirectorySettings,
  { guard, clock, line }: ProviderDeps,
): ActiveDirectory {
  const attributes = { ...attributeMap, ...readAttributes(settings.attributes) };
  const { base, defaultCountryCode: country } = settings;
  const root = rootOf(base);
  const policies = new LRUCache<string, DomainPolicy>({ max: 100, ttl: policyCacheMs });
  const hints = new LRUCache<'hints', boolean>({ max: 1, ttl: hintsCacheMs });
  const groupSets = new LRUCache<'include' | 'exclude', GroupSet>({ max: 2, ttl: policyCacheMs });

  async function policyOf(client: Client, entry: Entry): Promise<DomainPolicy> {
    const fine = entry.first('msDS-ResultantPSO');
    const dn = fine ?? root;
    const known = policies.get(dn);
    if (known) return known;
    const read = await (fine === null ? readDomainPolicy(client, dn) : readFinePolicy(client, dn));
    policies.set(dn, read);
    return read;
  }

  async function partsOf(client: Client, { entry, isProtected }: FoundEntry): Promise<AccountParts> {
    return { attributes, country, policy: await policyOf(client, entry), isProtected, now: clock() };
  }

  /** Makes the same searches for everybody, so that the time does not tell who is privileged. */
  async function standingOf(client: Client, dn: string): Promise<Standing> {
    const { includeGroups, excludeGroups, includePrivileged } = settings;
    const isPrivileged = !includePrivileged && (await readPrivilege(client, dn));
    const isExcluded = excludeGroups.length > 0 && (await isIn(client, dn, 'exclude'));
    const isIncluded = includeGroups.length === 0 || (await isIn(client, dn, 'include'));
    return { isIncluded, isProtected: isPrivileged || isExcluded };
  }

  async function isIn(client: Client, dn: string, use: 'include' | 'exclude'): Promise<boolean> {
    const names = use === 'include' ? settings.includeGroups : settings.excludeGroups;
    const set = groupSets.get(use) ?? (await readGroupSet(client, root, names));
    groupSets.set(use, set);
    return isInGroups(client, dn, set);
  }

  return {
    settings,
    clock,
    base,
    filters: ['(&(objectCategory=person)(objectClass=user))', settings.filter],
    attributes,
    country,
    requested: [...new Set([...Object.values(attributes).flat(), ...stateAttributes])],
    binary: binaryAttributes,
    names: rememberNames(),
    servers: createLdapServers({
      places: { urls: settings.url, domain: settings.domain, startTls: settings.startTls },
      service: { name: settings.bindDn, password: settings.bindPassword },
      guard,
      tls: { caFile: settings.caFile, serverName: settings.serverName },
      clock,
    }),
    call: createCalls({ line }),
    idOf,
    // A text that is no id matches nothing.
    byId: (accountId) =>
      new EqualityFilter({ attribute: 'objectGUID', value: writeGuid(accountId) ?? Buffer.alloc(16) }),
    standingOf,
    toAccount: async (client, found) => toAccount(found.entry, await partsOf(client, found)),
    factsOf: async (client, found) => accountFacts(found.entry, await partsOf(client, found)),
    async hasPolicyHints(client) {
      const known = hints.get('hints');
      if (known !== undefined) return known;
      const { searchEntries } = await client.search('', { scope: 'base', attributes: ['supportedControl'] });
      const has = searchEntries[0]
        ? readEntry(searchEntries[0]).all('supportedControl').includes(policyHintsOid)
        : false;
      hints.set('hints', has);
      return has;
    },
    partsOf,
  };
}
