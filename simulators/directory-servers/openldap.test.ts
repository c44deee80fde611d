import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLdapServers } from '@/lib/outbound/ldap/ldap-servers';
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
});
