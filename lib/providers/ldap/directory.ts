import type { Client } from 'ldapts';
import { LRUCache } from 'lru-cache';
import type { Clock } from '@/lib/base/clock';
import type { AccountId } from '@/lib/base/ids';
import { createLdapServers, type LdapServers } from '@/lib/outbound/ldap/ldap-servers';
import type { ProviderDeps } from '@/lib/providers/types';
import type { LdapSettings } from './config';
import { createCalls, type RunCall } from './directory-calls';
import type { Entry } from './entry';
import { read389Policy, readPpolicy, type ServerPolicy, silentPolicy } from './password-policy';
import { type AttributeMap, type Preset, presets } from './presets';

/** One LDAP directory, ready for calls. */
export type LdapDirectory = {
  settings: LdapSettings;
  preset: Preset;
  attributes: AttributeMap;
  servers: LdapServers;
  call: RunCall;
  clock: Clock;
  /** Where an account was last seen. An entry can move, so the id is checked each time. */
  names: LRUCache<AccountId, string>;
  /** Reads the policy of an account: its own, or the default. Cached for a minute. */
  policyOf(client: Client, entry: Entry): Promise<ServerPolicy>;
};

const policyCacheMs = 60_000;

export function openLdapDirectory(settings: LdapSettings, { guard, clock, line }: ProviderDeps): LdapDirectory {
  const preset: Preset = presets[settings.preset];
  const policies = new LRUCache<string, ServerPolicy>({ max: 100, ttl: policyCacheMs });
  return {
    settings,
    preset,
    attributes: { ...preset.attributes, ...readAttributes(settings.attributes) },
    servers: createLdapServers({
      places: { urls: settings.url, domain: settings.domain, startTls: settings.startTls },
      service: { name: settings.bindDn, password: settings.bindPassword },
      guard,
      tls: { caFile: settings.caFile, serverName: settings.serverName },
      clock,
    }),
    call: createCalls({ line }),
    clock,
    names: new LRUCache({ max: 5_000 }),
    async policyOf(client, entry) {
      const dn =
        entry.first('pwdPolicySubentry') ?? settings.policyDn ?? (preset.policy === '389ds' ? 'cn=config' : null);
      if (dn === null || preset.policy === null) return silentPolicy;
      const known = policies.get(dn);
      if (known) return known;
      const read = await (preset.policy === '389ds' ? read389Policy(client, dn) : readPpolicy(client, dn));
      policies.set(dn, read);
      return read;
    },
  };
}

/** Splits the configured attribute names. */
export function readAttributes(given: Partial<Record<keyof AttributeMap, string>>): Partial<AttributeMap> {
  const entries = Object.entries(given).map(([use, names]) => [use, names.split(',').map((name) => name.trim())]);
  return Object.fromEntries(entries);
}
