import { AndFilter, type Client, ExtensibleFilter, OrFilter, PresenceFilter } from 'ldapts';
import { readSid } from './windows-values';

/**
 * Built-in groups whose members can take over the domain, by the last number of their identifier (Microsoft, "Appendix
 * C: Protected Accounts and Groups in Active Directory"): domain, schema and enterprise administrators, domain
 * controllers, key administrators.
 */
const domainGroups = [512, 516, 518, 519, 526, 527];
/** The same within the machine's own domain `S-1-5-32`: administrators, and account, server, print and backup operators. */
const localGroups = [544, 548, 549, 550, 551];
/** `krbtgt` and the first administrator are protected by themselves. */
const accounts = [500, 502];

/** Whether a security identifier, or one of the groups in a token, is privileged. */
export function isPrivilegedSid(sid: string): boolean {
  const last = Number(sid.split('-').at(-1));
  if (sid.startsWith('S-1-5-32-')) return localGroups.includes(last);
  return sid.startsWith('S-1-5-21-') && (domainGroups.includes(last) || accounts.includes(last));
}

/**
 * Reads whether an entry is privileged: by itself, by its groups with all that they are in (`tokenGroups`), or by the mark
 * that the domain puts on such accounts (`adminCount`).
 */
export async function readPrivilege(client: Client, dn: string): Promise<boolean> {
  const { searchEntries } = await client.search(dn, {
    scope: 'base',
    attributes: ['tokenGroups', 'objectSid', 'adminCount'],
    explicitBufferAttributes: ['tokenGroups', 'objectSid'],
  });
  const [entry] = searchEntries;
  if (!entry) return false;
  const sids = [entry['tokenGroups'], entry['objectSid']].flat().filter((value) => Buffer.isBuffer(value));
  const marked = Number([entry['adminCount']].flat()[0] ?? 0) > 0;
  return marked || sids.some((value) => isPrivilegedSid(readSid(value)));
}

/** `LDAP_MATCHING_RULE_IN_CHAIN`: the server follows nested groups itself (MS-ADTS, section 3.1.1.3.4.4.3). */
const inChain = '1.2.840.113556.1.4.1941';

/** Whether an entry is a member of one of these groups, nested groups included. */
export async function isInGroups(client: Client, dn: string, groups: readonly string[]): Promise<boolean> {
  const member = groups.map((value) => new ExtensibleFilter({ matchType: 'memberOf', rule: inChain, value }));
  const { searchEntries } = await client.search(dn, {
    scope: 'base',
    filter: new AndFilter({
      filters: [new PresenceFilter({ attribute: 'objectClass' }), new OrFilter({ filters: member })],
    }),
    attributes: ['1.1'],
  });
  return searchEntries.length > 0;
}
