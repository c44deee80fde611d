import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createOutboundGuard } from '@/lib/outbound/outbound-guard';
import { type OpenLdap, startOpenLdap, whyNoOpenLdap } from '@/simulators/directory-servers/openldap';
import { firstPassword } from '@/simulators/directory-servers/openldap-entries';
import { startTcpFaults, type TcpFaults } from '@/simulators/directory-servers/tcp-faults';
import { createLdapServers, type LdapServersSettings } from './ldap-servers';

const reason = whyNoOpenLdap();
if (reason) process.stderr.write(`LDAP connections are not tested: ${reason}\n`);

describe.skipIf(reason)('connections to directory servers', () => {
  let server: OpenLdap;
  let second: OpenLdap;
  let faults: TcpFaults;
  let now = Date.now();
  beforeAll(async () => {
    [server, second] = await Promise.all([startOpenLdap(), startOpenLdap()]);
    faults = await startTcpFaults({ port: server.ports.plain });
  });
  afterEach(() => faults.set('pass'));
  afterAll(() => Promise.all([faults.stop(), server.stop(), second.stop()]));

  const open = (urls: string[], more: Partial<LdapServersSettings> & { startTls?: boolean } = {}) => {
    const { startTls = false, ...settings } = more;
    const tls = { caFile: server.caFile };
    const clock = () => new Date(now);
    return createLdapServers({
      places: { urls, startTls },
      service: server.service,
      guard: null,
      tls,
      clock,
      ...settings,
    });
  };
  const look = (servers: ReturnType<typeof open>, signal?: AbortSignal) =>
    servers.asService(
      async (client) => (await client.search(server.peopleBase, { filter: '(uid=ana)' })).searchEntries.length,
      {
        isRead: true,
        signal,
      },
    );
  const faultOf = async (servers: ReturnType<typeof open>) => {
    const found = await look(servers);
    return found.ok ? 'none' : found.error.kind === 'not_connected' ? found.error.fault : found.error;
  };

  test('an authority that is not trusted is refused', async () => {
    expect(await faultOf(open([server.ldapsUrl], { tls: {} }))).toBe('tls_untrusted');
    expect(await faultOf(open([server.ldapsUrl], { tls: { caFile: second.caFile } }))).toBe('tls_untrusted');
    expect(await faultOf(open([server.ldapsUrl], { tls: { caFile: '/nowhere.pem' } }))).toBe('tls_untrusted');
    expect(await faultOf(open([server.ldapUrl], { startTls: true, tls: {} }))).toBe('tls_untrusted');
    expect(await faultOf(open([server.ldapsUrl]))).toBe('none');
  });

  test.each([
    ['name', 'tls_name'],
    ['expired', 'tls_expired'],
  ] as const)('a certificate with a wrong %s is refused, with StartTLS too', async (flaw, fault) => {
    const flawed = await startOpenLdap({ flaw, people: [] });
    try {
      const tls = { caFile: flawed.caFile };
      expect(await faultOf(open([flawed.ldapsUrl], { tls }))).toBe(fault);
      expect(await faultOf(open([flawed.ldapUrl], { tls, startTls: true }))).toBe(fault);
      if (flaw === 'name')
        expect(
          await faultOf(open([flawed.ldapsUrl], { tls: { ...tls, serverName: 'elsewhere.example.org' } })),
        ).not.toBe(fault);
    } finally {
      await flawed.stop();
    }
  });

  test('nothing is sent in the clear to another machine, and nothing that is not LDAP is spoken to', async () => {
    expect(await faultOf(open(['ldap://192.0.2.1']))).toBe('insecure');
    expect(await faultOf(open(['ldaps://no-such-host.invalid']))).toBe('name');
    expect(await faultOf(open(['ldaps://127.0.0.1:2']))).toBe('refused');
    expect(await faultOf(open([server.ldapUrl.replace('ldap:', 'ldaps:')]))).toBe('tls_failed');
  });

  test('the outbound guard decides which addresses are called', async () => {
    const guard = createOutboundGuard({ allowedNetworks: [] });
    expect(await faultOf(open([server.ldapsUrl], { guard }))).toBe('not_allowed');
    const allowing = createOutboundGuard({ allowedNetworks: ['127.0.0.0/8'] });
    expect(await faultOf(open([server.ldapsUrl], { guard: allowing }))).toBe('none');
  });

  test('without the first server the second one answers, and the first one again later', async () => {
    const before = server.readLog().length;
    const servers = open([`ldap://127.0.0.1:${faults.port}`, second.ldapUrl]);
    faults.set('refuse');
    expect(await look(servers)).toEqual({ ok: true, value: 1 });
    faults.set('pass');
    expect(await look(servers)).toEqual({ ok: true, value: 1 });
    expect(server.readLog().length).toBe(before);
    now += 6 * 60_000;
    // The connection to the second server is used until it is too old; another one is opened beside it.
    const both = await Promise.all([look(servers), look(servers)]);
    expect(both).toEqual([
      { ok: true, value: 1 },
      { ok: true, value: 1 },
    ]);
    expect(server.readLog().length).toBeGreaterThan(before);
  });

  test('a connection that the server closed while it was idle is replaced, for reads', async () => {
    const servers = open([`ldap://127.0.0.1:${faults.port}`]);
    expect(await look(servers)).toEqual({ ok: true, value: 1 });
    faults.disconnect();
    expect(await look(servers)).toEqual({ ok: true, value: 1 });
  });

  test('a server that is restarted is used again without a restart of Rekey', async () => {
    const servers = open([second.ldapUrl]);
    expect(await look(servers)).toEqual({ ok: true, value: 1 });
    await second.kill();
    expect(await look(servers)).toMatchObject({ ok: false, error: { kind: 'not_connected', fault: 'refused' } });
    await second.restart();
    expect(await look(servers)).toEqual({ ok: true, value: 1 });
  });

  test('a cancelled call ends at once: lost if it was sent, else cancelled', async () => {
    const servers = open([`ldap://127.0.0.1:${faults.port}`]);
    expect(await look(servers, AbortSignal.abort())).toEqual({ ok: false, error: { kind: 'cancelled' } });
    expect(await look(servers)).toEqual({ ok: true, value: 1 });
    faults.set('stall');
    expect(await look(servers, AbortSignal.timeout(100))).toEqual({ ok: false, error: { kind: 'lost', step: 'work' } });
    faults.set('pass');
    expect(await look(servers)).toEqual({ ok: true, value: 1 });
  });

  test('an empty password is never sent, because it would sign in as nobody', async () => {
    const before = server.readLog().length;
    const person = { name: `uid=ana,${server.peopleBase}`, password: '' };
    expect(await open([server.ldapUrl]).asUser(person, async () => 'in')).toMatchObject({
      ok: false,
      error: { resultCode: 49 },
    });
    expect(server.readLog().length).toBe(before);
  });

  test('many calls share few connections, and none is left out', async () => {
    const before = server.readLog().match(/ACCEPT/g)?.length ?? 0;
    const servers = open([server.ldapUrl]);
    const person = { name: `uid=ana,${server.peopleBase}`, password: firstPassword };
    const all = await Promise.all(
      Array.from({ length: 100 }, (_, at) => (at % 2 ? look(servers) : servers.asUser(person, async () => 1))),
    );
    expect(all.every((each) => each.ok && each.value === 1)).toBe(true);
    expect((server.readLog().match(/ACCEPT/g)?.length ?? 0) - before).toBeLessThanOrEqual(16);
  });

  test('a person’s connection never serves the service account', async () => {
    const servers = open([server.ldapUrl]);
    const person = { name: `uid=ana,${server.peopleBase}`, password: firstPassword };
    await servers.asUser(person, async () => undefined);
    const other = await servers.asService(
      async (client) => (await client.search(server.peopleBase, { filter: '(uid=jo)' })).searchEntries.length,
    );
    expect(other).toEqual({ ok: true, value: 1 });
    const own = await servers.asUser(
      person,
      async (client) => (await client.search(server.peopleBase, { filter: '(uid=jo)' })).searchEntries.length,
    );
    expect(own).toMatchObject({ ok: false, error: { kind: 'refused', resultCode: 32 } });
  });
});
