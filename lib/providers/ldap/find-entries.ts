import { type Client, type Filter, NoSuchObjectError } from 'ldapts';
import type { Identifier } from '@/lib/base/contact';
import { fold } from '@/lib/base/fold';
import type { AccountId } from '@/lib/base/ids';
import { storedForms, toE164 } from '@/lib/base/phone-numbers';
import { isWithin } from './distinguished-name';
import { type Entry, readEntry } from './entry';
import { accountFilter, identifierFilter } from './look-up-filter';
import type { FoundEntry, SearchedDirectory } from './searched-directory';

/** More matches than anybody could tell apart: enough to know that there are several. */
const mostMatches = 50;

/** Returns the entries that match an identifier exactly. Runs on a connection of the service account. */
export async function findByIdentifier(
  client: Client,
  directory: SearchedDirectory,
  identifier: Identifier,
): Promise<FoundEntry[]> {
  const found = await searchEntries(client, directory, identifierFilter(identifier, directory.attributes), mostMatches);
  const exact = found.filter((entry) => matches(entry, identifier, directory));
  const [first] = exact;
  // A search without a match makes as many requests as one with a match.
  if (!first) await directory.standingOf(client, directory.base);
  return keepIncluded(client, directory, exact.slice(0, 2));
}

/** Returns the entry of an account, wherever it has moved below the base. */
export async function findById(
  client: Client,
  directory: SearchedDirectory,
  accountId: AccountId,
): Promise<FoundEntry | null> {
  const byId = directory.byId(accountId);
  const known = directory.names.get(accountId);
  const there = known === undefined ? [] : await readKnown(client, directory, known, byId);
  const entries = there.length > 0 ? there : await searchEntries(client, directory, byId, 2);
  const [found] = await keepIncluded(client, directory, entries.slice(0, 1));
  return found ?? null;
}

/** Searches accounts below the base. More than `most` are cut off. */
export async function searchEntries(
  client: Client,
  directory: SearchedDirectory,
  filter: Filter,
  most: number,
): Promise<Entry[]> {
  return searchFrom(client, directory, directory.base, { filter, most, scope: 'sub' });
}

/** Adds whether each entry is protected, and drops those outside the configured groups. */
export async function keepIncluded(
  client: Client,
  directory: SearchedDirectory,
  entries: readonly Entry[],
): Promise<FoundEntry[]> {
  const kept: FoundEntry[] = [];
  for (const entry of entries) {
    const { isIncluded, isProtected } = await directory.standingOf(client, entry.dn);
    if (isIncluded) kept.push({ entry, isProtected });
  }
  return kept;
}

async function readKnown(client: Client, directory: SearchedDirectory, dn: string, filter: Filter): Promise<Entry[]> {
  if (!isWithin(dn, directory.base)) return [];
  try {
    return await searchFrom(client, directory, dn, { filter, most: 1, scope: 'base' });
  } catch (error) {
    if (error instanceof NoSuchObjectError) return [];
    throw error;
  }
}

async function searchFrom(
  client: Client,
  { filters, requested, binary, names, idOf }: SearchedDirectory,
  base: string,
  { filter, most, scope }: { filter: Filter; most: number; scope: 'sub' | 'base' },
): Promise<Entry[]> {
  const { searchEntries: raw } = await client.search(base, {
    filter: accountFilter(filters, filter),
    scope,
    attributes: [...requested],
    explicitBufferAttributes: [...binary],
    sizeLimit: most,
  });
  const entries = raw.map(readEntry);
  for (const entry of entries) {
    const id = idOf(entry);
    if (id !== null) names.set(id, entry.dn);
  }
  return entries;
}

/**
 * Servers compare more loosely than people expect (spaces, look-alike letters), so what the server found is compared
 * again.
 */
function matches(entry: Entry, { kind, value }: Identifier, { attributes, country }: SearchedDirectory): boolean {
  if (kind === 'phone') {
    const wanted = storedForms(value);
    const stored = valuesOf(entry, attributes.phone).map((each) => toE164(each, country) ?? each);
    return stored.some((each) => wanted.includes(each));
  }
  const stored = valuesOf(entry, kind === 'email' ? attributes.mail : attributes.username);
  return stored.some((each) => fold(each.replace(/^smtp:/i, '')) === fold(value));
}

function valuesOf(entry: Entry, attributes: readonly string[]): string[] {
  return attributes.flatMap((attribute) => entry.all(attribute));
}
