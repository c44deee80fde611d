import { expect, test } from 'vitest';
import { isName, isSameName, isWithin, parseName, rootOf, unitOf } from './distinguished-name';

test.each([
  ['uid=ana,ou=People,dc=example,dc=org', ['uid=ana', 'ou=People', 'dc=example', 'dc=org']],
  ['cn=López\\, Ana,dc=org', ['cn=López, Ana', 'dc=org']],
  ['cn=back\\\\,dc=org', ['cn=back\\', 'dc=org']],
  ['cn=L\\C3\\B3pez,dc=org', ['cn=López', 'dc=org']],
  ['cn=\\#1\\+2\\=3\\;,dc=org', ['cn=#1+2=3;', 'dc=org']],
  ['CN = Ana , DC = org', ['cn=Ana', 'dc=org']],
  ['2.5.4.3=Ana,dc=org', ['2.5.4.3=Ana', 'dc=org']],
])('%s is read part by part', (text, parts) => {
  expect(parseName(text)?.map(({ type, value }) => `${type}=${value}`)).toEqual(parts);
});

test.each(['', 'ana', 'ou=People,,dc=org', '=x', 'ou=People,dc'])('%j is no name', (text) => {
  expect(isName(text)).toBe(false);
});

test('names are the same apart from case, spaces and escapes', () => {
  expect(isSameName('CN=Lopez\\2C Ana, DC=Org', 'cn=lopez\\, ana,dc=org')).toBe(true);
  expect(isSameName('cn=ana,dc=org', 'cn=ana,dc=com')).toBe(false);
});

test('an entry is within its base, and another one that ends alike is not', () => {
  expect(isWithin('uid=ana,ou=People,dc=example,dc=org', 'OU=people, dc=example,dc=org')).toBe(true);
  expect(isWithin('ou=people,dc=example,dc=org', 'ou=people,dc=example,dc=org')).toBe(true);
  expect(isWithin('uid=ana,ou=more people,dc=example,dc=org', 'ou=people,dc=example,dc=org')).toBe(false);
  expect(isWithin('uid=x\\,ou\\=people,dc=example,dc=org', 'ou=people,dc=example,dc=org')).toBe(false);
  expect(isWithin('dc=org', 'ou=people,dc=org')).toBe(false);
});

test('the root is what the domain names, or the whole name', () => {
  expect(rootOf('ou=people,ou=staff,dc=example,dc=org')).toBe('dc=example,dc=org');
  expect(rootOf('o=Example')).toBe('o=Example');
});

test('units are named from the top down', () => {
  expect(unitOf('uid=ana,ou=Finance,ou=People,dc=example,dc=org')).toBe('People / Finance');
  expect(unitOf('cn=ana,dc=example,dc=org')).toBeNull();
});
