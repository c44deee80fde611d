import { Attribute, Change, Client, ResultCodeError } from 'ldapts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLdapServers } from '@/lib/outbound/ldap/ldap-servers';
import { acceptsConnections } from './accepts-connections';
import { type OpenLdap, startOpenLdap, whyNoOpenLdap } from './openldap';
import { firstPassword } from './openldap-entries';

const reason = whyNoOpenLdap();
if (reason) process.stderr.write(`OpenLDAP is not tested: ${reason}\n`);

describe.skipIf(reason)('OpenLDAP', () => {
  let server: OpenLdap;
  beforeAll(async () => {
    server = await startOpenLdap();
  });
  afterAll(() => server.stop());

  const open = (url: string, startTls = false) =>
    createLdapServers({
      places: { urls: [url], startTls },
      service: server.service,
      guard: null,
      tls: { caFile: server.caFile },
      clock: () => new Date(),
    });

  test.each(['ldaps', 'ldap with StartTLS'])('the service account and a person can sign in over %s', async (how) => {
    const servers = how === 'ldaps' ? open(server.ldapsUrl) : open(server.ldapUrl, true);
    const found = await servers.asService((client) => client.search(server.peopleBase, { filter: '(uid=ana)' }));
    expect(found).toMatchObject({ ok: true, value: { searchEntries: [{ uid: 'ana', cn: 'Ana López' }] } });
    const person = { name: `uid=ana,${server.peopleBase}`, password: firstPassword };
    expect(await servers.asUser(person, async () => 'signed in')).toEqual({ ok: true, value: 'signed in' });
    expect(await servers.asUser({ ...person, password: 'other' }, async () => 'signed in')).toMatchObject({
      ok: false,
      error: { kind: 'refused', step: 'bind', resultCode: 49 },
    });
  });

  test('a client that does not trust its authority does not connect', async () => {
    const client = new Client({ url: server.ldapsUrl });
    await expect(client.bind(server.service.name, server.service.password)).rejects.toThrow(/certificate/);
    await client.unbind();
  });

  test('the service account may set passwords of people and nothing else, the powerless one may not', async () => {
    const service = await attempt(server.service, `uid=jo,${server.peopleBase}`, { userPassword: 'Another-Passw0rd!' });
    expect(service).toBe('done');
    expect(await server.signsIn('jo', 'Another-Passw0rd!')).toBe(true);
    expect(await attempt(server.service, `uid=jo,${server.peopleBase}`, { mail: 'x@example.org' })).toBe(50);
    expect(await attempt(server.service, server.service.name, { userPassword: 'Another-Passw0rd!' })).toBe(50);
    expect(await attempt(server.powerless, `uid=li,${server.peopleBase}`, { userPassword: 'Another-Passw0rd!' })).toBe(
      50,
    );
  });

  test('the states of people are real', async () => {
    for (const uid of ['barred', 'ended', 'stale']) expect(await server.signsIn(uid, firstPassword), uid).toBe(false);
    const young = `uid=young,${server.peopleBase}`;
    expect(await attempt(server.service, young, { userPassword: 'Another-Passw0rd!' })).toBe('done');
    expect(await attempt(server.service, young, { userPassword: 'A-third-Passw0rd!' })).toBe(19);
    // They can sign in, and then only change their password.
    expect(await server.signsIn('must', firstPassword)).toBe(true);
  });

  test('its log has the filter of a search and the entry of a write', async () => {
    const before = server.readLog().length;
    await attempt(server.service, `uid=boss,${server.peopleBase}`, { userPassword: 'Another-Passw0rd!' });
    const servers = open(server.ldapsUrl);
    await servers.asService((client) => client.search(server.peopleBase, { filter: '(uid=nobody*)' }));
    const log = server.readLog().slice(before);
    expect(log).toContain(`MOD dn="uid=boss,${server.peopleBase}"`);
    expect(log).toContain('filter="(uid=nobody*)"');
    expect(log).toMatch(/SEARCH RESULT .*nentries=0/);
    expect(log).not.toContain('Another-Passw0rd!');
  });

  test('what was written survives a kill, and after a stop nothing listens', async () => {
    const another = await startOpenLdap({ people: [{ uid: 'solo', name: 'Sol Solo' }] });
    const solo = `uid=solo,${another.peopleBase}`;
    expect(await attempt(another.service, solo, { userPassword: 'Another-Passw0rd!' }, another)).toBe('done');
    await another.kill();
    expect(await another.signsIn('solo', 'Another-Passw0rd!')).toBe(false);
    await another.restart();
    expect(await another.signsIn('solo', 'Another-Passw0rd!')).toBe(true);
    await another.stop();
    expect(await acceptsConnections({ host: '127.0.0.1', port: another.ports.plain })).toBe(false);
    expect(await acceptsConnections({ host: '127.0.0.1', port: another.ports.encrypted })).toBe(false);
  });

  /** Replaces attributes of an entry. Returns `done` or the code of the refusal. */
  async function attempt(
    who: { name: string; password: string },
    dn: string,
    values: Record<string, string>,
    at: OpenLdap = server,
  ): Promise<'done' | number> {
    const client = new Client({ url: at.ldapUrl });
    try {
      await client.bind(who.name, who.password);
      const changes = Object.entries(values).map(
        ([type, value]) => new Change({ operation: 'replace', modification: new Attribute({ type, values: [value] }) }),
      );
      await client.modify(dn, changes);
      return 'done';
    } catch (error) {
      if (error instanceof ResultCodeError) return error.code;
      throw error;
    } finally {
      await client.unbind();
    }
  }
});
