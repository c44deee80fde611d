import { expect, test } from 'vitest';
import { ldapSettingsSchema } from './config';

const base = { bindDn: 'cn=svc', bindPassword: 'secret', base: 'ou=people,dc=example,dc=org' };
const problems = (settings: object) =>
  ldapSettingsSchema.safeParse({ ...base, ...settings }).error?.issues.map(({ path, message }) => [path[0], message]);

test('servers are a list, or a text with one per line', () => {
  const url = ['ldaps://one.example.org', 'ldaps://two.example.org:1636'];
  expect(ldapSettingsSchema.parse({ ...base, url }).url).toEqual(url);
  expect(ldapSettingsSchema.parse({ ...base, url: `${url[0]}\n  ${url[1]}\n` }).url).toEqual(url);
});

test.each([
  [{}, 'url', 'expected a server or a domain'],
  [{ url: 'ldaps://a.example', domain: 'example.org' }, 'url', 'expected either servers or a domain'],
  [{ url: 'https://a.example' }, 'url', 'expected ldaps://host or ldap://host'],
  [{ url: 'ldaps://a.example/dc=x' }, 'url', 'expected ldaps://host or ldap://host'],
  [{ url: 'ldaps://svc:secret@a.example' }, 'url', 'expected ldaps://host or ldap://host'],
  [{ url: 'ldap://a.example' }, 'url', 'expected ldaps:// or StartTLS: passwords must not be sent in the clear'],
  [{ url: 'ldap://10.0.0.1' }, 'url', 'expected ldaps:// or StartTLS: passwords must not be sent in the clear'],
  [{ domain: 'no domain' }, 'domain', 'expected a domain such as ad.example.org'],
  [{ url: 'ldaps://a.example', base: 'people' }, 'base', expect.stringContaining('expected a distinguished name')],
  [{ url: 'ldaps://a.example', filter: '(uid=*' }, 'filter', 'expected a filter such as (objectClass=person)'],
  [{ url: 'ldaps://a.example', filter: 'uid=*' }, 'filter', 'expected a filter such as (objectClass=person)'],
  [
    { url: 'ldaps://a.example', attributes: { mail: 'a b' } },
    'attributes',
    expect.stringContaining('expected attribute'),
  ],
])('%j is refused', (settings, path, message) => {
  expect(problems(settings)).toEqual([[path, message]]);
});

test.each([
  { url: 'ldap://127.0.0.1:3890' },
  { url: 'ldap://[::1]' },
  { url: 'ldap://localhost' },
  { url: 'ldap://a.example', startTls: true },
  { domain: 'ad.example.org' },
])('%j is accepted', (settings) => {
  expect(problems(settings)).toBeUndefined();
});
