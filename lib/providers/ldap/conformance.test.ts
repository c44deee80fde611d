import { randomBytes } from 'node:crypto';
import { Attribute, Change, Client } from 'ldapts';
import { test } from 'vitest';
import { describeConformance } from '@/lib/providers/testing/conformance';
import type { ConformanceEnvironment } from '@/lib/providers/testing/conformance-environment';
import { createTestDeps } from '@/lib/providers/testing/test-deps';
import { startOpenLdap, whyNoOpenLdap } from '@/simulators/directory-servers/openldap';
import { firstPassword } from '@/simulators/directory-servers/openldap-entries';
import { isLdapWrite, startTcpFaults } from '@/simulators/directory-servers/tcp-faults';
import { ldap } from './index';

const reason = whyNoOpenLdap();
if (reason) {
  process.stderr.write(`LDAP is not tested: ${reason}\n`);
  test.skip(reason);
} else {
  await describeConformance('ldap on OpenLDAP', createEnvironment);
}

async function createEnvironment(): Promise<ConformanceEnvironment> {
  const server = await startOpenLdap();
  const faults = await startTcpFaults({ port: server.ports.plain }, isLdapWrite);
  const settings = ldap.settingsSchema.parse({ ...server.settings, url: `ldap://127.0.0.1:${faults.port}` });
  const dn = `uid=tester,${server.peopleBase}`;
  const asAdmin = async <T>(work: (client: Client) => Promise<T>): Promise<T> => {
    const client = new Client({ url: server.ldapUrl });
    await client.bind(server.admin.name, server.admin.password);
    return work(client).finally(() => client.unbind());
  };
  const found = await asAdmin((client) => client.search(dn, { scope: 'base', attributes: ['entryUUID'] }));
  const id = String(found.searchEntries[0]?.['entryUUID']);
  const replace = (type: string, values: string[]) =>
    asAdmin((client) =>
      client.modify(dn, new Change({ operation: 'replace', modification: new Attribute({ type, values }) })),
    );

  return {
    definition: ldap,
    createProvider: (overrides) => ldap.create(settings, { ...createTestDeps(), ...overrides }),
    createUnreachable: (overrides) =>
      ldap.create({ ...settings, url: ['ldaps://127.0.0.1:2'] }, { ...createTestDeps(), ...overrides }),
    account: {
      id,
      username: 'tester',
      identifiers: [
        { kind: 'username', value: 'tester' },
        { kind: 'email', value: 'tester@example.org' },
      ],
      password: firstPassword,
    },
    absent: {
      id: '00000000-0000-4000-8000-000000000000',
      identifiers: [
        { kind: 'username', value: 'nobody' },
        { kind: 'email', value: 'nobody@example.org' },
        { kind: 'phone', value: '+34699999999' },
      ],
    },
    freshPassword: () => `Fresh-${randomBytes(9).toString('base64url')}`,
    brokenPassword: 'short',
    searchText: 'Terry',
    signIn: (password) => server.signsIn('tester', password),
    async alter(change) {
      await replace('pwdAccountLockedTime', change === 'off' ? ['000001010000Z'] : []);
      await replace('mail', [change !== null && change !== 'off' ? change.email : 'tester@example.org']);
    },
    settlesLostWrites: true,
    secrets: [server.service.password],
    faults: {
      cutAfterApplying: async () => faults.set('cut'),
      delayAnswers: async (delayAnswersMs) => faults.set({ delayAnswersMs }),
      clear: async () => {
        faults.set('pass');
        faults.disconnect();
      },
    },
    async stop() {
      await faults.stop();
      await server.stop();
    },
  };
}
