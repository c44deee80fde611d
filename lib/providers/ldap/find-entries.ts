import { type Client, EqualityFilter, type Filter, NoSuchObjectError } from 'ldapts';
import type { Identifier } from '@/lib/base/contact';
import { fold } from '@/lib/base/fold';
import type { AccountId } from '@/lib/base/ids';
import { storedForms, toE164 } from '@/lib/base/phone-numbers';
import type { LdapDirectory } from './directory';
import { isWithin, rootOf } from './distinguished-name';
import { type Entry, readEntry } from './entry';
import { findGroups, hasAny } from './group-membership';
import { accountFilter, identifierFilter } from './look-up-filter';
import { accountAttributes } from './to-account';

/** An entry, and whether its groups exclude it from resets. */
export type FoundEntry = { entry: Entry; isProtected: boolean };

/** More matches than anybody could tell apart: enough to know that there are several. */
const mostMatches = 50;

/** Returns the entries that match an identifier exactly. Runs on a connection of the service account. */
export async function findByIdentifier(
  client: Client,
  directory: LdapDirectory,
  identifier: Identifier,
): Promise<FoundEntry[]> {
  const found = await searchEntries(client, directory, identifierFilter(identifier, directory.attributes), mostMatches);
  const exact = found.filter((entry) => matches(entry, identifier, directory));
  const [first] = exact;
  // Nobody found takes as many searches as one found.
  if (!first) await readStanding(client, directory, directory.settings.base);
  return keepIncluded(client, directory, exact.slice(0, 2));
}

/** Returns the entry of an account, wherever it has moved below the base. */
export async function findById(
  client: Client,
  directory: LdapDirectory,
  accountId: AccountId,
): Promise<FoundEntry | null> {
  const { names, preset } = directory;
  const byId = new EqualityFilter({ attribute: preset.id, value: accountId });
  const known = names.get(accountId);
  const there = known === undefined ? [] : await readKnown(client, directory, known, byId);
  const entries = there.length > 0 ? there : await searchEntries(client, directory, byId, 2);
  const [found] = await keepIncluded(client, directory, entries.slice(0, 1));
  return found ?? null;
}

/** Searches accounts below the base. More than `most` are cut off. */
export async function searchEntries(
  client: Client,
  directory: LdapDirectory,
  filter: Filter,
  most: number,
): Promise<Entry[]> {
  return searchFrom(client, directory, directory.settings.base, { filter, most, scope: 'sub' });
}

/** Adds whether each entry is protected, and drops those outside the configured groups. */
export async function keepIncluded(
  client: Client,
  directory: LdapDirectory,
  entries: readonly Entry[],
): Promise<FoundEntry[]> {
  const kept: FoundEntry[] = [];
  for (const entry of entries) {
    const { isIncluded, isProtected } = await readStanding(client, directory, entry.dn);
    if (isIncluded) kept.push({ entry, isProtected });
  }
  return kept;
}

async function readKnown(client: Client, directory: LdapDirectory, dn: string, filter: Filter): Promise<Entry[]> {
  if (!isWithin(dn, directory.settings.base)) return [];
  try {
    return await searchFrom(client, directory, dn, { filter, most: 1, scope: 'base' });
  } catch (error) {
    if (error instanceof NoSuchObjectError) return [];
    throw error;
  }
}

async function searchFrom(
  client: Client,
  { settings, preset, attributes, names }: LdapDirectory,
  base: string,
  { filter, most, scope }: { filter: Filter; most: number; scope: 'sub' | 'base' },
): Promise<Entry[]> {
  const { searchEntries: raw } = await client.search(base, {
    filter: accountFilter([preset.filter, settings.filter], filter),
    scope,
    attributes: accountAttributes(attributes, preset),
    sizeLimit: most,
  });
  const entries = raw.map(readEntry);
  for (const entry of entries) {
    const id = entry.first(preset.id);
    if (id !== null) names.set(id, entry.dn);
  }
  return entries;
}

async function readStanding(
  client: Client,
  { settings: { includeGroups, excludeGroups, base } }: LdapDirectory,
  dn: string,
): Promise<{ isIncluded: boolean; isProtected: boolean }> {
  if (includeGroups.length === 0 && excludeGroups.length === 0) return { isIncluded: true, isProtected: false };
  const groups = await findGroups(client, rootOf(base), dn);
  return {
    isIncluded: includeGroups.length === 0 || hasAny(groups, includeGroups),
    isProtected: hasAny(groups, excludeGroups),
  };
}

/**
 * Servers compare more loosely than people expect (spaces, look-alike letters), so what the server found is compared
 * again.
 */
function matches(entry: Entry, { kind, value }: Identifier, { attributes, settings }: LdapDirectory): boolean {
  if (kind === 'phone') {
    const wanted = storedForms(value);
    const stored = valuesOf(entry, attributes.phone).map((each) => toE164(each, settings.defaultCountryCode) ?? each);
    return stored.some((each) => wanted.includes(each));
  }
  const stored = valuesOf(entry, kind === 'email' ? attributes.mail : attributes.username);
  return stored.some((each) => fold(each.replace(/^smtp:/i, '')) === fold(value));
}

function valuesOf(entry: Entry, attributes: readonly string[]): string[] {
  return attributes.flatMap((attribute) => entry.all(attribute));
}
