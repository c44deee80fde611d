import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Client, type Filter } from 'ldapts';
import type { Identifier } from '@/lib/base/contact';
import { ldap } from '@/lib/providers/ldap';
import { identifierFilter, searchFilter } from '@/lib/providers/ldap/look-up-filter';
import { createTestDeps } from '@/lib/providers/testing/test-deps';
import type { Provider } from '@/lib/providers/types';
import { startOpenLdap, whyNoOpenLdap } from '@/simulators/directory-servers/openldap';
import { manyPeople } from '@/simulators/directory-servers/openldap-entries';
import { type Percentiles, percentiles } from './statistics';

export type LdapSize = {
  entries: number;
  /** Calls of the provider, and the same searches sent to the server without it. */
  calls: { name: string; providerMs: Percentiles; serverMs: Percentiles }[];
  /** The heap in use after each quarter of the calls, in megabytes. */
  heapMb: number[];
};

/** Times look-ups and searches in a large OpenLDAP directory. Null if OpenLDAP cannot run here. */
export async function measureLdapSize(entries: number, rounds: number): Promise<LdapSize | null> {
  if (whyNoOpenLdap() !== null) return null;
  const server = await startOpenLdap({ people: manyPeople(entries) });
  const settings = ldap.settingsSchema.parse(server.settings);
  const provider = ldap.create(settings, createTestDeps());
  const client = new Client({ url: server.ldapUrl });
  try {
    await client.bind(server.service.name, server.service.password);
    const ask = async (filter: Filter, sizeLimit: number) => {
      await client.search(server.peopleBase, { filter, sizeLimit, attributes: ['uid', 'mail', 'cn', 'mobile'] });
    };
    const times = calls.map(() => ({ provider: [] as number[], server: [] as number[] }));
    const heapMb: number[] = [];
    for (let round = -5; round < rounds; round += 1) {
      const number = String(((Math.abs(round) * 7_919) % entries) + 1).padStart(entries > 9999 ? 6 : 4, '0');
      for (const [at, call] of calls.entries()) {
        const providerMs = await time(() => call.run(provider, number));
        const serverMs = await time(() => ask(call.filter(number), call.most));
        if (round < 0) continue;
        times[at]?.provider.push(providerMs);
        times[at]?.server.push(serverMs);
      }
      if (round >= 0 && (round + 1) % Math.max(1, Math.floor(rounds / 4)) === 0) {
        collectGarbage();
        heapMb.push(process.memoryUsage().heapUsed / 1e6);
      }
    }
    return {
      entries,
      calls: calls.map(({ name }, at) => ({
        name,
        providerMs: percentiles(times[at]?.provider ?? []),
        serverMs: percentiles(times[at]?.server ?? []),
      })),
      heapMb,
    };
  } finally {
    await client.unbind();
    await server.stop();
  }
}

type Call = {
  name: string;
  run(provider: Provider, number: string): Promise<unknown>;
  filter(number: string): Filter;
  most: number;
};

const attributes = { username: ['uid'], mail: ['mail'], phone: ['mobile'], name: ['cn'] };

const calls: readonly Call[] = [
  ...(['username', 'email', 'phone'] as const).map(lookUp),
  search('a whole user name', (number) => `user${number}`),
  search('part of an address', (number) => `ser${number.slice(0, -1)}`),
  search('text that everybody matches', () => 'User'),
];

function lookUp(kind: Identifier['kind']): Call {
  const valueFor = (number: string) =>
    kind === 'username'
      ? `user${number}`
      : kind === 'email'
        ? `user${number}@example.org`
        : `+1555${number.padStart(7, '0')}`;
  return {
    name: `look-up by ${kind}`,
    most: 2,
    filter: (number) => identifierFilter({ kind, value: valueFor(number) }, attributes),
    async run(provider, number) {
      const found = await provider.findAccount({ kind, value: valueFor(number) });
      if (!found.ok || found.value?.username !== `user${number}`) throw new Error(`${valueFor(number)} was not found`);
    },
  };
}

function search(name: string, textOf: (number: string) => string): Call {
  return {
    name: `search: ${name}`,
    most: 200,
    filter: (number) => searchFilter(textOf(number), attributes),
    async run(provider, number) {
      const found = await provider.searchAccounts(textOf(number), null);
      if (!found.ok || found.value.accounts.length === 0) throw new Error(`${textOf(number)} was not found`);
    },
  };
}

async function time(task: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await task();
  return performance.now() - started;
}

function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}
