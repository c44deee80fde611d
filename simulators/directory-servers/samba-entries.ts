export const domainBase = 'DC=ad,DC=example,DC=org';
export const domainPeople = `OU=People,${domainBase}`;

/** The password of every person in the beginning. */
export const firstDomainPassword = 'Initial-Passw0rd!';

const normalAccount = 512;
const disabledAccount = 514;
const neverExpires = 65_536;

/** A person of the test domain, by sAMAccountName. `groups` are names of groups below OU=People. */
export type DomainPerson = {
  name: string;
  displayName?: string;
  attributes?: Readonly<Record<string, string | string[]>>;
  control?: number;
  mustChange?: true;
  groups?: readonly string[];
};

/** People whose states and spellings tests are about. */
export const domainPeopleList: readonly DomainPerson[] = [
  {
    name: 'ana',
    displayName: 'Ana López-García',
    attributes: {
      mail: 'ana@example.org',
      proxyAddresses: ['SMTP:ana@example.org', 'smtp:ana.lopez@example.org'],
      mobile: '+34 600 123 456',
    },
  },
  { name: 'li', displayName: '李雷', attributes: { mail: 'li@example.org', mobile: '13800138000' } },
  { name: 'jo', displayName: 'Jo Smith', attributes: { mail: 'jo@example.org', mobile: '+1 (555) 000-0101' } },
  { name: 'silent', displayName: 'Sam Silent' },
  { name: 'off', displayName: 'Olaf Off', attributes: { mail: 'off@example.org' }, control: disabledAccount },
  // 2020-01-01 in steps of 100 ns since 1601
  {
    name: 'ended',
    displayName: 'Ed Ended',
    attributes: { mail: 'ended@example.org', accountExpires: '132223104000000000' },
  },
  { name: 'must', displayName: 'Mo Must', attributes: { mail: 'must@example.org' }, mustChange: true },
  { name: 'locked', displayName: 'Lou Locked', attributes: { mail: 'locked@example.org' } },
  { name: 'strict', displayName: 'Stu Strict', attributes: { mail: 'strict@example.org' }, groups: ['Long Passwords'] },
  { name: 'chief', displayName: 'Chris Chief', attributes: { mail: 'chief@example.org' }, groups: ['Board'] },
  { name: 'root', displayName: 'Ruth Root', attributes: { mail: 'root@example.org' }, groups: ['Domain Admins'] },
  { name: 'tester', displayName: 'Terry Tester', attributes: { mail: 'tester@example.org' } },
  {
    name: 'forever',
    displayName: 'Finn Forever',
    attributes: { mail: 'forever@example.org' },
    control: normalAccount + neverExpires,
  },
];

/** Generated people, `user0001` on, for figures. */
export function manyDomainPeople(count: number): DomainPerson[] {
  return Array.from({ length: count }, (_, at) => {
    const number = String(at + 1).padStart(4, '0');
    return { name: `user${number}`, displayName: `User ${number}`, attributes: { mail: `user${number}@example.org` } };
  });
}
