import { createHash, randomBytes } from 'node:crypto';

export const suffix = 'dc=example,dc=org';
export const peopleBase = `ou=people,${suffix}`;

/** The password of every person in the beginning. */
export const firstPassword = 'Initial-Passw0rd!';

/** A person of the test directory. Attributes that are absent are not stored. */
export type Person = {
  uid: string;
  name: string;
  mail?: string;
  mobile?: string;
  password?: string;
  unit?: string;
  /** Whether the person is in the group `admins`. */
  isAdmin?: boolean;
  /** Further attributes, also operational ones. */
  extra?: Readonly<Record<string, string>>;
};

/** People whose states and spellings tests are about. */
export const people: readonly Person[] = [
  { uid: 'ana', name: 'Ana López', mail: 'ana@example.org', mobile: '+34 600 123 456' },
  { uid: 'li', name: '李雷', mail: 'li.lei@example.org', mobile: '13800138000' },
  { uid: 'jo', name: 'Jo Smith', mail: 'jo@example.org', mobile: '+1 (555) 000-0101' },
  { uid: 'abroad', name: 'Noor Abroad', mail: 'noor@example.org', mobile: '0034600654321' },
  { uid: 'silent', name: 'Sam Silent' },
  { uid: 'finance', name: 'Fiona Finance', mail: 'fiona@example.org', unit: 'finance' },
  { uid: 'boss', name: 'Bo Boss', mail: 'boss@example.org', mobile: '+34600000001' },
  { uid: 'chief', name: 'Chris Chief', mail: 'chief@example.org' },
  { uid: 'twin1', name: 'Tim Twin', mail: 'twins@example.org' },
  { uid: 'twin2', name: 'Tom Twin', mail: 'twins@example.org' },
  { uid: 'locked', name: 'Lou Locked', mail: 'locked@example.org' },
  { uid: 'barred', name: 'Bea Barred', mail: 'barred@example.org', extra: { pwdAccountLockedTime: '000001010000Z' } },
  { uid: 'ended', name: 'Ed Ended', mail: 'ended@example.org', extra: { pwdEndTime: '20200101000000Z' } },
  { uid: 'must', name: 'Mo Must', mail: 'must@example.org', extra: { pwdReset: 'TRUE' } },
  { uid: 'stale', name: 'Stan Stale', mail: 'stale@example.org', extra: policy('aging', '20200101000000Z') },
  { uid: 'young', name: 'Yun Young', mail: 'young@example.org', extra: policy('young') },
  { uid: 'strict', name: 'Stu Strict', mail: 'strict@example.org', extra: policy('strict') },
  { uid: 'tester', name: 'Terry Tester', mail: 'tester@example.org' },
];

/** Generated people, `user0001` on, for figures. */
export function manyPeople(count: number): Person[] {
  return Array.from({ length: count }, (_, at) => {
    const number = String(at + 1).padStart(count > 9999 ? 6 : 4, '0');
    return {
      uid: `user${number}`,
      name: `User ${number}`,
      mail: `user${number}@example.org`,
      mobile: `+1555${number.padStart(7, '0')}`,
    };
  });
}

/** The whole directory as LDIF for `slapadd`. */
export function directoryLdif(persons: readonly Person[], passwords: { service: string; powerless: string }): string {
  const hash = hashPassword(firstPassword);
  const admins = persons.filter(({ isAdmin }) => isAdmin).map(({ uid }) => `uid=${uid}`);
  return [
    entry(suffix, { objectClass: ['dcObject', 'organization'], dc: 'example', o: 'Example' }),
    ...['people', 'services', 'policies', 'groups'].map((ou) => unit(`ou=${ou},${suffix}`, ou)),
    unit(`ou=finance,${peopleBase}`, 'finance'),
    service('svc-reset', passwords.service),
    service('svc-powerless', passwords.powerless),
    policyEntry('default', { pwdMinLength: '8', pwdInHistory: '3', pwdMaxFailure: '5' }),
    policyEntry('young', { pwdMinLength: '8', pwdInHistory: '3', pwdMaxFailure: '5', pwdMinAge: '86400' }),
    policyEntry('aging', { pwdMinLength: '8', pwdInHistory: '3', pwdMaxFailure: '5', pwdMaxAge: '7776000' }),
    policyEntry('strict', { pwdMinLength: '16', pwdInHistory: '3', pwdMaxFailure: '5' }),
    ...persons.map((person) => personEntry(person, hash)),
    // `chief` is in `admins` only through `board`.
    group('admins', ['uid=boss', `cn=board,ou=groups,${suffix}`, ...admins]),
    group('board', ['uid=chief']),
    group('staff', ['uid=ana', 'uid=li']),
  ].join('\n');
}

function policy(name: string, changedAt?: string): Record<string, string> {
  const subentry = { pwdPolicySubentry: `cn=${name},ou=policies,${suffix}` };
  return changedAt === undefined ? subentry : { ...subentry, pwdChangedTime: changedAt };
}

function unit(dn: string, ou: string): string {
  return entry(dn, { objectClass: 'organizationalUnit', ou });
}

function service(cn: string, userPassword: string): string {
  const objectClass = ['organizationalRole', 'simpleSecurityObject'];
  return entry(`cn=${cn},ou=services,${suffix}`, { objectClass, cn, userPassword: hashPassword(userPassword) });
}

function policyEntry(cn: string, rules: Record<string, string>): string {
  return entry(`cn=${cn},ou=policies,${suffix}`, {
    objectClass: ['device', 'pwdPolicy'],
    cn,
    pwdAttribute: 'userPassword',
    pwdCheckQuality: '2',
    pwdLockout: 'TRUE',
    pwdLockoutDuration: '900',
    pwdFailureCountInterval: '900',
    pwdAllowUserChange: 'TRUE',
    pwdSafeModify: 'FALSE',
    pwdMustChange: 'TRUE',
    ...rules,
  });
}

function personEntry({ uid, name, mail, mobile, password, unit: ou, extra = {} }: Person, hash: string): string {
  return entry(`uid=${uid},${ou === undefined ? '' : `ou=${ou},`}${peopleBase}`, {
    objectClass: 'inetOrgPerson',
    uid,
    cn: name,
    sn: name.split(' ').at(-1) ?? name,
    ...(mail === undefined ? {} : { mail }),
    ...(mobile === undefined ? {} : { mobile }),
    userPassword: password === undefined ? hash : hashPassword(password),
    ...extra,
  });
}

function group(cn: string, members: readonly string[]): string {
  const member = members.map((each) => (each.includes(',') ? each : `${each},${peopleBase}`));
  return entry(`cn=${cn},ou=groups,${suffix}`, { objectClass: 'groupOfNames', cn, member });
}

function entry(dn: string, attributes: Record<string, string | readonly string[]>): string {
  const lines = Object.entries(attributes).flatMap(([name, values]) =>
    [values].flat().map((value) => `${name}:: ${Buffer.from(value).toString('base64')}`),
  );
  return [`dn:: ${Buffer.from(dn).toString('base64')}`, ...lines, ''].join('\n');
}

/** A salted SHA-1 as OpenLDAP stores it by default: quick to make, and good enough for tests. */
function hashPassword(password: string): string {
  const salt = randomBytes(8);
  const digest = createHash('sha1').update(password).update(salt).digest();
  return `{SSHA}${Buffer.concat([digest, salt]).toString('base64')}`;
}
