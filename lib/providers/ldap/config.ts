import { FilterParser } from 'ldapts';
import { z } from 'zod';
import { isOwnMachine, readLdapUrl } from '@/lib/outbound/ldap/ldap-address';
import { isName } from './distinguished-name';
import { linesOf } from './lines-setting';
import { presetNames } from './presets';

const name = z.string().max(1024).refine(isName, 'expected a distinguished name such as ou=people,dc=example,dc=org');
const attributeList = z
  .string()
  .regex(/^[A-Za-z][\w-]*(\s*,\s*[A-Za-z][\w-]*)*$/, 'expected attribute names, separated by commas');
const filter = z.string().max(2000).refine(isFilter, 'expected a filter such as (objectClass=person)');

/** Settings that every directory server has. */
export const connectionSettings = {
  url: linesOf(
    z.string().refine((text) => readLdapUrl(text, false) !== null, 'expected ldaps://host or ldap://host'),
    10,
  )
    .default([])
    .meta({
      label: 'Servers',
      help: 'Such as ldaps://ldap1.example.org, one per line. The first one that works is used.',
      address: true,
      lines: true,
      example: 'ldaps://ldap1.example.org',
    }),
  domain: z
    .string()
    .regex(/^(?=.{1,253}$)[a-z0-9-]+(\.[a-z0-9-]+)+$/i, 'expected a domain such as ad.example.org')
    .optional()
    .meta({
      label: 'Domain',
      help: 'Instead of servers: they are found through the SRV records of this domain.',
      address: true,
    }),
  startTls: z.boolean().default(false).meta({
    label: 'StartTLS',
    help: 'Encrypts connections to ldap:// addresses. Without it, they are allowed on this machine only.',
    address: true,
  }),
  caFile: z.string().min(1).max(1024).optional().meta({
    label: 'Certificate authority file',
    help: "Path of a PEM file on Rekey's server. Only these authorities are trusted. If empty, the public ones are.",
    address: true,
  }),
  serverName: z.string().min(1).max(253).optional().meta({
    label: 'Name in the certificate',
    help: "Only if it differs from the server's address.",
    address: true,
  }),
  bindDn: z.string().min(1).max(1024).meta({
    label: 'Service account',
    help: 'The name that Rekey signs in with. See the documentation for the rights it needs.',
  }),
  bindPassword: z.string().min(1).max(1024).meta({
    label: 'Password of the service account',
    help: 'It is stored encrypted.',
    secret: true,
  }),
  base: name.meta({
    label: 'Search base',
    help: 'Only accounts below this entry are found, such as ou=people,dc=example,dc=org.',
    example: 'ou=people,dc=example,dc=org',
  }),
};

/** Settings of look-ups that every directory server has. */
export const lookUpSettings = {
  filter: filter.optional().meta({
    label: 'Additional filter',
    help: 'Accounts must also match it, such as (employeeType=staff).',
  }),
  attributes: z
    .partialRecord(z.enum(['username', 'mail', 'phone', 'name']), attributeList)
    .default({})
    .meta({
      label: 'Attributes',
      help: 'Only where they differ from the kind of server. One line each for username, mail, phone and name, such as username=uid. Several attributes are separated by commas.',
    }),
  includeGroups: linesOf(name, 50).default([]).meta({
    label: 'Only these groups',
    help: 'Distinguished names, one per line. If given, only their members are found, nested groups included.',
    lines: true,
  }),
  excludeGroups: linesOf(name, 50).default([]).meta({
    label: 'Never these groups',
    help: 'Distinguished names, one per line. Their members, nested groups included, cannot reset a password here.',
    lines: true,
  }),
  defaultCountryCode: z
    .string()
    .regex(/^[1-9]\d{0,2}$/, 'expected a country code without +, such as 86')
    .default('86')
    .meta({
      label: 'Country code of phone numbers',
      help: 'Added to numbers that the directory stores without one.',
    }),
};

/** Checks that there is a server, and that passwords cannot be sent over a network in the clear. */
export function checkServers({
  value: { url, domain, startTls },
  issues,
}: {
  value: { url: string[]; domain?: string | undefined; startTls: boolean };
  issues: unknown[];
}): void {
  const report = (message: string) => issues.push({ code: 'custom', input: url, path: ['url'], message });
  if (url.length === 0 && domain === undefined) report('expected a server or a domain');
  if (url.length > 0 && domain !== undefined) report('expected either servers or a domain');
  const plain = url.map((text) => readLdapUrl(text, startTls)).filter((address) => address?.security === 'none');
  if (plain.some((address) => address && !isOwnMachine(address.host)))
    report('expected ldaps:// or StartTLS: passwords must not be sent in the clear');
}

export const ldapSettingsSchema = z
  .strictObject({
    ...connectionSettings,
    preset: z.enum(presetNames).default('openldap').meta({
      label: 'Kind of server',
      help: 'Sets attribute names and how the server keeps its password policy.',
    }),
    ...lookUpSettings,
    policyDn: name.optional().meta({
      label: 'Default password policy',
      help: 'The entry with the rules of most accounts (OpenLDAP). If empty, only rules of single accounts are shown.',
    }),
  })
  .check(checkServers);

export type LdapSettings = z.output<typeof ldapSettingsSchema>;

function isFilter(text: string): boolean {
  try {
    FilterParser.parseString(text);
    return /^\(.*\)$/su.test(text.trim());
  } catch {
    return false;
  }
}
