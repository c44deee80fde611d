import { AndFilter, type Client, EqualityFilter, ExtensibleFilter, type Filter, OrFilter } from 'ldapts';
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
 * that the domain puts on such accounts (`adminCount`). Every account has a primary group, so one without groups is one
 * whose groups the service account may not read; it counts as privileged.
 */
export async function readPrivilege(client: Client, dn: string): Promise<boolean> {
  const { searchEntries } = await client.search(dn, {
    scope: 'base',
    attributes: ['tokenGroups', 'objectSid', 'adminCount'],
    explicitBufferAttributes: ['tokenGroups', 'objectSid'],
  });
  const [entry] = searchEntries;
  if (!entry) return true;
  const groups = bytesOf(entry['tokenGroups']);
  const sids = [...groups, ...bytesOf(entry['objectSid'])];
  const isMarked = Number([entry['adminCount']].flat()[0] ?? 0) > 0;
  return groups.length === 0 || isMarked || sids.some((value) => isPrivilegedSid(readSid(value)));
}

/** `LDAP_MATCHING_RULE_IN_CHAIN`: the server follows nested groups itself (MS-ADTS, section 3.1.1.3.4.4.3). */
const inChain = '1.2.840.113556.1.4.1941';

/** Groups to compare accounts with: their names, and the numbers of these groups and of all groups in them. */
export type GroupSet = { names: readonly string[]; numbers: readonly number[] };

/** Reads the numbers of groups. An account refers to its primary group by number only, not in `memberOf`. */
export async function readGroupSet(client: Client, root: string, names: readonly string[]): Promise<GroupSet> {
  const isNamed = names.map((value) => new EqualityFilter({ attribute: 'distinguishedName', value }));
  const { searchEntries } = await client.search(root, {
    filter: new AndFilter({
      filters: [
        new EqualityFilter({ attribute: 'objectClass', value: 'group' }),
        new OrFilter({ filters: [...isNamed, ...memberOf(names)] }),
      ],
    }),
    attributes: ['objectSid'],
    explicitBufferAttributes: ['objectSid'],
  });
  const sids = searchEntries.flatMap((entry) => bytesOf(entry['objectSid'])).map(readSid);
  return { names, numbers: sids.map((sid) => Number(sid.split('-').at(-1))) };
}

/** Whether an entry is a member of one of these groups, nested groups and its primary group included. */
export async function isInGroups(client: Client, dn: string, { names, numbers }: GroupSet): Promise<boolean> {
  const isPrimary = numbers.map((each) => new EqualityFilter({ attribute: 'primaryGroupID', value: String(each) }));
  const { searchEntries } = await client.search(dn, {
    scope: 'base',
    filter: new OrFilter({ filters: [...memberOf(names), ...isPrimary] }),
    attributes: ['1.1'],
  });
  return searchEntries.length > 0;
}

function memberOf(names: readonly string[]): Filter[] {
  return names.map((value) => new ExtensibleFilter({ matchType: 'memberOf', rule: inChain, value }));
}

function bytesOf(value: unknown): Buffer[] {
  return [value].flat().filter((each) => Buffer.isBuffer(each));
}
