import { type Client, EqualityFilter } from 'ldapts';
import { LRUCache } from 'lru-cache';
import type { Clock } from '@/lib/base/clock';
import { createLdapServers } from '@/lib/outbound/ldap/ldap-servers';
import type { ProviderDeps } from '@/lib/providers/types';
import type { LdapSettings } from './config';
import { createCalls } from './directory-calls';
import { rootOf } from './distinguished-name';
import type { Entry } from './entry';
import { findDirectGroups, readStanding } from './group-membership';
import { read389Policy, readPpolicy, type ServerPolicy, silentPolicy } from './password-policy';
import { type AttributeMap, type Preset, presets } from './presets';
import { type FoundEntry, rememberNames, type SearchedDirectory } from './searched-directory';
import { type AccountParts, accountAttributes, accountFacts, toAccount } from './to-account';

/** One LDAP directory, ready for calls. */
export type LdapDirectory = SearchedDirectory & {
  settings: LdapSettings;
  preset: Preset;
  clock: Clock;
  /** Reads the policy of an account: its own, or the default. Cached for a minute. */
  policyOf(client: Client, entry: Entry): Promise<ServerPolicy>;
  /** What the state of an account is computed from. */
  partsOf(client: Client, found: FoundEntry): Promise<AccountParts>;
};

const policyCacheMs = 60_000;

export function openLdapDirectory(settings: LdapSettings, { guard, clock, line }: ProviderDeps): LdapDirectory {
  const preset: Preset = presets[settings.preset];
  const attributes = { ...preset.attributes, ...readAttributes(settings.attributes) };
  const policies = new LRUCache<string, ServerPolicy>({ max: 100, ttl: policyCacheMs });
  const { base, defaultCountryCode: country } = settings;

  async function policyOf(client: Client, entry: Entry): Promise<ServerPolicy> {
    const defaultDn = settings.policyDn ?? (preset.policy === '389ds' ? 'cn=config' : null);
    const dn = entry.first('pwdPolicySubentry') ?? defaultDn;
    if (dn === null || preset.policy === null) return silentPolicy;
    const known = policies.get(dn);
    if (known) return known;
    const read = await (preset.policy === '389ds' ? read389Policy(client, dn) : readPpolicy(client, dn));
    policies.set(dn, read);
    return read;
  }

  async function partsOf(client: Client, { entry, isProtected }: FoundEntry): Promise<AccountParts> {
    return { attributes, preset, policy: await policyOf(client, entry), country, isProtected, now: clock() };
  }

  return {
    settings,
    preset,
    clock,
    base,
    filters: [preset.filter, settings.filter],
    attributes,
    country,
    requested: accountAttributes(attributes, preset),
    binary: [],
    names: rememberNames(),
    servers: createLdapServers({
      places: { urls: settings.url, domain: settings.domain, startTls: settings.startTls },
      service: { name: settings.bindDn, password: settings.bindPassword },
      guard,
      tls: { caFile: settings.caFile, serverName: settings.serverName },
      clock,
    }),
    call: createCalls({ line }),
    idOf: (entry) => entry.first(preset.id),
    byId: (value) => new EqualityFilter({ attribute: preset.id, value }),
    standingOf: (client, dn) => readStanding(client, settings, dn),
    toAccount: async (client, found) => toAccount(found.entry, await partsOf(client, found)),
    factsOf: async (client, found) => {
      const groups = await findDirectGroups(client, rootOf(base), found.entry.dn);
      return accountFacts(found.entry, groups, await partsOf(client, found));
    },
    policyOf,
    partsOf,
  };
}

/** Splits the configured attribute names. */
export function readAttributes(given: Partial<Record<keyof AttributeMap, string>>): Partial<AttributeMap> {
  const entries = Object.entries(given).map(([use, names]) => [use, names.split(',').map((name) => name.trim())]);
  return Object.fromEntries(entries);
}
