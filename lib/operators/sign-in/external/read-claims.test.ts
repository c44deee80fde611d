import { describe, expect, test } from 'vitest';
import { oidcProviderSchema } from '@/lib/config/sign-in-config';
import { readClaims } from './read-claims';

const base = {
  id: 'example',
  name: 'Example ID',
  issuer: 'https://id.example.com',
  clientId: 'rekey',
  clientSecret: 'secret',
  roles: { administrator: ['admins'], helpdesk: ['desk'], auditor: ['auditors'] },
};
const provider = (change: object = {}) => oidcProviderSchema.parse({ ...base, ...change });
const now = new Date('2026-03-01T09:00:00Z');
const seconds = now.getTime() / 1000;
const claims = { iss: 'https://id.example.com', sub: '42', email: 'Ana@Example.org', groups: ['desk'] };

function read(change: object, settings: object = {}) {
  return readClaims(provider(settings), { ...claims, ...change }, now);
}

test('issuer and subject name the person; the address is folded, a name is there', () => {
  expect(read({})).toEqual({
    ok: true,
    value: {
      externalId: 'https://id.example.com|42',
      email: 'ana@example.org',
      name: 'ana@example.org',
      role: 'helpdesk',
      scope: { directories: 'all' },
      secondFactorAt: null,
    },
  });
});

test.each([
  ['the highest of several', { groups: ['auditors', 'admins', 'desk'] }, {}, 'administrator'],
  ['one text', { groups: 'auditors' }, {}, 'auditor'],
  [
    'a claim named by an address',
    { 'https://x.example/roles': ['desk'] },
    { roleClaim: 'https://x.example/roles' },
    'helpdesk',
  ],
  [
    'a path into an object',
    { realm_access: { roles: ['admins'] } },
    { roleClaim: 'realm_access.roles' },
    'administrator',
  ],
])('the role by %s', (_name, change, settings, role) => {
  expect(read(change, settings)).toMatchObject({ ok: true, value: { role } });
});

test.each([
  ['no claim', { groups: undefined }],
  ['another group', { groups: ['staff'] }],
  ['another case', { groups: ['Desk'] }],
  ['a part of the name', { groups: ['desk-2', 'a desk'] }],
  ['something that is no text', { groups: [{ desk: true }, 1, null, ['desk']] }],
  ['a name of every object', { groups: ['constructor', '__proto__'] }],
])('no role for %s', (_name, change) => {
  expect(read(change)).toEqual({ ok: false, error: 'external_no_role' });
});

test.each([['__proto__.x'], ['constructor'], ['toString.name']])(
  'the claim %s is not found on every object',
  (roleClaim) => {
    expect(read({}, { roleClaim, roles: { ...base.roles, auditor: ['toString', 'Object'] } })).toMatchObject({
      ok: false,
    });
  },
);

test.each([[undefined], [''], ['nobody'], [{}], ['a@b@c.example'], [`${'a'.repeat(260)}@example.org`]])(
  'the address %j is none',
  (email) => {
    expect(read({ email })).toEqual({ ok: false, error: 'external_no_email' });
  },
);

test('a name loses what would disturb the text around it', () => {
  expect(read({ name: ' Ana\u202e\u0000 Pérez ' })).toMatchObject({ value: { name: 'Ana Pérez' } });
});

test('directories open by the values that are mapped, and by no other', () => {
  const directories = { desk: ['staff', 'cloud'], north: ['cloud', 'meeting'], toString: ['secret'] };
  expect(read({}, { directories })).toMatchObject({ value: { scope: { directories: ['staff', 'cloud'] } } });
  const bySite = { directories, scopeClaim: 'site' };
  expect(read({ site: 'north' }, bySite)).toMatchObject({ value: { scope: { directories: ['cloud', 'meeting'] } } });
  expect(read({}, bySite)).toMatchObject({ value: { scope: { directories: [] } } });
});

describe('a second factor at the provider', () => {
  const shownAt = (change: object, settings: object = {}) => {
    const identity = read({ auth_time: seconds - 30, ...change }, settings);
    return identity.ok ? (identity.value.secondFactorAt?.getTime() ?? null) : undefined;
  };
  const then = now.getTime() - 30_000;

  test.each([
    ['amr says mfa', { amr: ['pwd', 'mfa'] }, {}],
    ['amr says otp', { amr: ['otp'] }, {}],
    ['amr says a key', { amr: ['hwk'] }, {}],
    ['acr is what was asked for', { acr: 'urn:mfa' }, { acrValues: ['urn:mfa'] }],
    ['the provider is trusted with it', { amr: ['pwd'] }, { secondFactor: 'provider' }],
  ])('counts where %s', (_name, change, settings) => {
    expect(shownAt(change, settings)).toBe(then);
  });

  test.each([
    ['nothing says so', {}, {}],
    ['it was a password', { amr: ['pwd'] }, {}],
    ['amr is no list', { amr: 'mfa' }, {}],
    ['acr was not asked for', { acr: 'urn:mfa' }, {}],
    ['ours is wanted in every case', { amr: ['mfa'] }, { secondFactor: 'rekey' }],
    ['it does not say when', { amr: ['mfa'], auth_time: undefined }, {}],
    ['it was this morning', { amr: ['mfa'], auth_time: seconds - 3600 }, {}],
    ['it was this morning, and the provider is trusted', { auth_time: seconds - 3600 }, { secondFactor: 'provider' }],
    ['it will be', { amr: ['mfa'], auth_time: seconds + 3600 }, {}],
  ])('does not count where %s', (_name, change, settings) => {
    expect(shownAt(change, settings)).toBeNull();
  });
});

test.each([[null], ['text'], [{}], [{ ...claims, sub: undefined }], [{ ...claims, iss: '' }]])(
  '%j are no claims',
  (given) => {
    expect(readClaims(provider(), given, now)).toEqual({ ok: false, error: 'external_failed' });
  },
);
