import { type Client, EqualityFilter, OrFilter } from 'ldapts';
import { isSameName, keyOf, rootOf } from './distinguished-name';
import { readEntry } from './entry';
import type { Standing } from './searched-directory';

const deepestNesting = 10;
const fewestSearches = 3;
const mostGroups = 500;

/**
 * Returns the names of every group that has the entry as a member, nested groups included, the direct ones first. Makes
 * at least three searches, so that the time does not tell who is in a group.
 */
export async function findGroups(client: Client, root: string, member: string): Promise<string[]> {
  const found = new Map<string, string>();
  let members = [member];
  for (let depth = 0; depth < deepestNesting && (members.length > 0 || depth < fewestSearches); depth += 1) {
    const groups = await groupsOf(client, root, members.length > 0 ? members : [root]);
    members = groups.filter((dn) => members.length > 0 && !found.has(keyOf(dn)));
    for (const dn of members) found.set(keyOf(dn), dn);
    if (found.size > mostGroups) break;
  }
  return [...found.values()];
}

/** Compares the groups of an entry with the configured ones. Without any, nothing is read. */
export async function readStanding(
  client: Client,
  {
    includeGroups,
    excludeGroups,
    base,
  }: { includeGroups: readonly string[]; excludeGroups: readonly string[]; base: string },
  dn: string,
): Promise<Standing> {
  if (includeGroups.length === 0 && excludeGroups.length === 0) return { isIncluded: true, isProtected: false };
  const groups = await findGroups(client, rootOf(base), dn);
  return {
    isIncluded: includeGroups.length === 0 || hasAny(groups, includeGroups),
    isProtected: hasAny(groups, excludeGroups),
  };
}

export async function findDirectGroups(client: Client, root: string, member: string): Promise<string[]> {
  return groupsOf(client, root, [member]);
}

export function hasAny(groups: readonly string[], wanted: readonly string[]): boolean {
  return wanted.some((one) => groups.some((other) => isSameName(one, other)));
}

async function groupsOf(client: Client, root: string, members: readonly string[]): Promise<string[]> {
  const filters = members.flatMap((value) =>
    ['member', 'uniqueMember'].map((attribute) => new EqualityFilter({ attribute, value })),
  );
  const { searchEntries } = await client.search(root, {
    filter: new OrFilter({ filters }),
    attributes: ['1.1'],
    sizeLimit: mostGroups,
  });
  return searchEntries.map((raw) => readEntry(raw).dn);
}
