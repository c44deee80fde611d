import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { describeConformance } from '@/lib/providers/testing/conformance';
import type { ConformanceEnvironment } from '@/lib/providers/testing/conformance-environment';
import type { Provider } from '@/lib/providers/types';
import { type CertificateFlaw, createCertificates } from '@/simulators/directory-servers/certificates';
import { whyNoSamba } from '@/simulators/directory-servers/samba';
import { firstDomainPassword, manyDomainPeople } from '@/simulators/directory-servers/samba-entries';
import { isLdapWrite, startTcpFaults, type TcpFaults } from '@/simulators/directory-servers/tcp-faults';
import { activeDirectory } from './index';
import { startTestDomain, type TestDomain } from './testing/test-domain';

const reason = whyNoSamba();
if (reason) {
  process.stderr.write(`Active Directory is not tested: ${reason}\n`);
  test.skip(reason);
} else {
  const domain = await startTestDomain();
  const { host, certificate } = domain.server;
  const faults = await startTcpFaults({ host, port: 636, tls: certificate() }, isLdapWrite);
  const throughFaults = { url: `ldaps://127.0.0.1:${faults.port}`, serverName: 'dc1.ad.example.org' };
  await describeConformance('active-directory on Samba', () => createEnvironment(domain, faults, throughFaults));
  describeLostAnswers(domain, faults, throughFaults);
  describeConnections(domain);
  afterAll(async () => {
    await faults.stop();
    await domain.server.stop();
  });
}

async function createEnvironment(
  domain: TestDomain,
  faults: TcpFaults,
  throughFaults: object,
): Promise<ConformanceEnvironment> {
  return {
    definition: activeDirectory,
    createProvider: (overrides) => domain.open(throughFaults, overrides),
    createUnreachable: (overrides) => domain.open({ url: 'ldaps://127.0.0.1:2' }, overrides),
    account: {
      id: await domain.idOf('tester'),
      username: 'tester',
      identifiers: [
        { kind: 'username', value: 'tester' },
        { kind: 'username', value: 'tester@ad.example.org' },
        { kind: 'email', value: 'tester@example.org' },
      ],
      password: firstDomainPassword,
    },
    absent: {
      id: '00000000-0000-4000-8000-000000000000',
      identifiers: [
        { kind: 'username', value: 'nobody' },
        { kind: 'email', value: 'nobody@example.org' },
        { kind: 'phone', value: '+34699999999' },
      ],
    },
    freshPassword: () => `Fresh-1-${randomBytes(9).toString('base64url')}`,
    brokenPassword: 'short',
    searchText: 'Terry',
    signIn: (password) => domain.server.accepts('tester', password),
    async alter(change) {
      await domain.replace('tester', 'userAccountControl', [change === 'off' ? '514' : '512']);
      await domain.replace('tester', 'mail', [
        change !== null && change !== 'off' ? change.email : 'tester@example.org',
      ]);
    },
    secrets: [domain.server.service.password],
    settlesLostWrites: true,
    faults: {
      cutAfterApplying: async () => faults.set('cut'),
      delayAnswers: async (delayAnswersMs) => faults.set({ delayAnswersMs }),
      clear: async () => {
        faults.set('pass');
        faults.disconnect();
      },
    },
    // The server is needed after the suite.
    stop: async () => undefined,
  };
}

function describeLostAnswers(domain: TestDomain, faults: TcpFaults, throughFaults: object): void {
  describe('a lost answer', () => {
    const provider = domain.open(throughFaults);
    afterEach(() => {
      faults.set('pass');
      faults.disconnect();
    });

    test('of a change is settled', async () => {
      const accountId = await domain.idOf('ana');
      faults.set('cut');
      const changed = await provider.changePassword?.({
        accountId,
        current: firstDomainPassword,
        password: 'Cut-Passw0rd-1',
      });
      expect(changed).toEqual({ ok: true, value: undefined });
      expect(await domain.server.signsIn('ana', 'Cut-Passw0rd-1')).toBe(true);
      expect(await domain.server.signsIn('ana', firstDomainPassword)).toBe(false);
    });

    test('of a reset with "must change" is settled by the password itself', async () => {
      const accountId = await domain.idOf('li');
      faults.set('cut');
      const set = await provider.setPassword({ accountId, password: 'Cut-Passw0rd-1', mustChange: true });
      expect(set).toEqual({ ok: true, value: undefined });
      expect(await domain.server.refusalOf('li', 'Cut-Passw0rd-1')).toContain('data 773');
    });

    test('of a write that never arrived is unknown, and no failed sign-in is counted', async () => {
      const accountId = await domain.idOf('jo');
      faults.set('stall');
      const call = { signal: AbortSignal.timeout(500) };
      const lost = { ok: false, error: { code: 'outcome_unknown' } };
      for (let tries = 0; tries < 4; tries += 1) {
        const request = { accountId, password: 'Lost-Passw0rd-1', mustChange: false };
        expect(await provider.setPassword(request, { signal: AbortSignal.timeout(500) })).toMatchObject(lost);
      }
      expect(await provider.unlockAccount(accountId, call)).toMatchObject({ ok: false });
      expect(await domain.server.signsIn('jo', firstDomainPassword)).toBe(true);
    });
  });
}

function describeConnections(domain: TestDomain): void {
  const { host } = domain.server;
  const check = async (provider: Provider) => {
    const checked = await provider.checkConnection();
    return checked.ok ? checked.value : checked.error;
  };

  describe('a connection', () => {
    test('works with TLS and with StartTLS', async () => {
      expect(await check(domain.open())).toMatchObject({ encrypted: true, entries: 13 });
      const startTls = domain.open({ url: `ldap://${host}`, startTls: true });
      expect(await check(startTls)).toMatchObject({ encrypted: true, entries: 13 });
      const request = { accountId: await domain.idOf('locked'), password: 'Start-Passw0rd-1', mustChange: false };
      expect(await startTls.setPassword(request)).toEqual({ ok: true, value: undefined });
      expect(await domain.server.signsIn('locked', 'Start-Passw0rd-1')).toBe(true);
    });

    test('without encryption is refused by the domain', async () => {
      expect(await check(domain.open({ url: `ldap://${host}` }))).toMatchObject({ code: 'forbidden', fault: 'bind' });
    });

    test.each([
      ['an authority that is not trusted', { caFile: undefined }, 'tls_untrusted'],
      ['another name in the certificate', { serverName: 'dc2.ad.example.org' }, 'tls_name'],
    ])('to a server with %s is refused', async (_name, settings, fault) => {
      expect(await check(domain.open(settings))).toMatchObject({ code: 'unavailable', fault });
    });

    test.each([
      ['expired', 'tls_expired'],
      ['name', 'tls_name'],
    ] as [CertificateFlaw, string][])('to a server with a flawed certificate (%s) is refused', async (flaw, fault) => {
      const folder = mkdtempSync(join(tmpdir(), 'rekey-certificates-'));
      const { caFile, certificateFile, keyFile } = await createCertificates(folder, ['127.0.0.1'], flaw);
      const tls = { cert: readFileSync(certificateFile), key: readFileSync(keyFile) };
      const proxy = await startTcpFaults({ host, port: 636, tls });
      const flawed = domain.open({ url: `ldaps://127.0.0.1:${proxy.port}`, caFile });
      expect(await check(flawed)).toMatchObject({ code: 'unavailable', fault });
      const request = { accountId: await domain.idOf('jo'), password: 'Never-Passw0rd-1', mustChange: false };
      expect(await flawed.setPassword(request)).toMatchObject({ ok: false, error: { code: 'unavailable' } });
      expect(await domain.server.signsIn('jo', 'Never-Passw0rd-1')).toBe(false);
      await proxy.stop();
      rmSync(folder, { recursive: true, force: true });
    });

    test('finds no more than an operator reads, page by page', { timeout: 60_000 }, async () => {
      await domain.server.addPeople(manyDomainPeople(210));
      const names = new Set<string>();
      let cursor: string | null = null;
      for (let pages = 0; pages < 12; pages += 1) {
        const page = await domain.open().searchAccounts('user0', cursor);
        if (!page.ok) throw new Error(page.error.code);
        for (const { username } of page.value.accounts) names.add(username);
        cursor = page.value.nextCursor;
        if (cursor === null) break;
      }
      expect(cursor).toBeNull();
      expect(names.size).toBe(200);
      const exact = await domain.open().searchAccounts('user0210', null);
      expect(exact).toMatchObject({ ok: true, value: { accounts: [{ username: 'user0210' }], nextCursor: null } });
    });

    test('names a search base that does not exist', async () => {
      const elsewhere = domain.open({ base: 'OU=Nowhere,DC=ad,DC=example,DC=org' });
      expect(await check(elsewhere)).toMatchObject({ code: 'forbidden', fault: 'base' });
    });
  });
}
