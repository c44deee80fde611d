import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OpenLdap, startOpenLdap, whyNoOpenLdap } from '@/simulators/directory-servers/openldap';
import { firstPassword } from '@/simulators/directory-servers/openldap-entries';
import { tryLdapSignIn } from './try-ldap-sign-in';

const reason = whyNoOpenLdap();
if (reason) process.stderr.write(`Signing in to the demo's directory server is not tested: ${reason}\n`);

describe.skipIf(reason)("signing in to the demo's directory server", () => {
  let server: OpenLdap;
  beforeAll(async () => {
    server = await startOpenLdap();
  });
  afterAll(() => server.stop());

  const attempt = (username: string, password: string) =>
    tryLdapSignIn({ url: server.ldapUrl, base: server.peopleBase }, { username, password });

  test.each([
    ['ana', firstPassword, 'yes'],
    ['ana', 'Another-Passw0rd!', 'no'],
    ['must', firstPassword, 'yesMustChange'],
    ['must', 'Another-Passw0rd!', 'no'],
    ['barred', firstPassword, 'no'],
    ['nobody', firstPassword, 'no'],
    ['ana,ou=people', firstPassword, 'no'],
    ['', firstPassword, 'no'],
  ])('%s with %s: %s', async (username, password, outcome) => {
    expect(await attempt(username, password)).toBe(outcome);
  });

  test('without the server it is not said that the password is wrong', async () => {
    const nowhere = { url: 'ldap://127.0.0.1:2', base: server.peopleBase };
    expect(await tryLdapSignIn(nowhere, { username: 'ana', password: firstPassword })).toBe('unreachable');
  });
});
