import { PresenceFilter } from 'ldapts';
import { err, ok, type Result } from '@/lib/base/result';
import type { ConnectionReport, ProviderError } from '@/lib/providers/types';
import { type Entry, readEntry } from './entry';
import { toProviderError } from './errors';
import { accountFilter } from './look-up-filter';
import type { SearchedDirectory } from './searched-directory';

const mostCounted = 1_000;
const noSuchObject = 32;

/** What a kind of server adds: attributes of the root DSE to read, and the warnings that follow from them. */
export type ServerChecks = {
  encrypted: boolean;
  rootAttributes: string[];
  warnings: (root: Entry) => string[];
};

/**
 * Checks the settings with reads: connection, sign-in of the service account, search base, and how many accounts the
 * filter finds.
 */
export async function checkLdapConnection(
  { base, filters, servers, call }: SearchedDirectory,
  { encrypted, rootAttributes, warnings }: ServerChecks,
  signal?: AbortSignal,
): Promise<Result<ConnectionReport, ProviderError>> {
  const startedAt = performance.now();
  const read = await call('search', () =>
    servers.asService(
      async (client) => {
        const latencyMs = Math.round(performance.now() - startedAt);
        const [root] = (await client.search('', { scope: 'base', attributes: rootAttributes })).searchEntries;
        const { searchEntries } = await client.search(base, {
          filter: accountFilter(filters, new PresenceFilter({ attribute: 'objectClass' })),
          attributes: ['1.1'],
          sizeLimit: mostCounted,
        });
        return { latencyMs, root, entries: Math.min(searchEntries.length, mostCounted) };
      },
      { signal, isRead: true },
    ),
  );
  if (!read.ok) {
    const { error } = read;
    const isBase = error.kind === 'refused' && error.step === 'work' && error.resultCode === noSuchObject;
    const failure = toProviderError(error, 'search', 'read');
    return err(
      isBase ? { code: 'forbidden', fault: 'base', ...(failure.vendor ? { vendor: failure.vendor } : {}) } : failure,
    );
  }
  const { latencyMs, root, entries } = read.value;
  return ok({
    latencyMs,
    warnings: root ? warnings(readEntry(root)) : [],
    signInUrl: null,
    entries,
    entriesAreMore: entries >= mostCounted,
    encrypted,
  });
}

/** Whether every connection of these settings is encrypted. Plain ones are possible on this machine only. */
export function isEncrypted({
  url,
  domain,
  startTls,
}: {
  url: readonly string[];
  domain?: string | undefined;
  startTls: boolean;
}): boolean {
  return startTls || domain !== undefined || url.every((each) => each.startsWith('ldaps:'));
}
