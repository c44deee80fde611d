import { PresenceFilter } from 'ldapts';
import { err, ok, type Result } from '@/lib/base/result';
import type { ConnectionReport, ProviderError } from '@/lib/providers/types';
import type { LdapDirectory } from './directory';
import { readEntry } from './entry';
import { toProviderError } from './errors';
import { accountFilter } from './look-up-filter';
import { offersPasswordModify } from './write-password';

const mostCounted = 1_000;
const noSuchObject = 32;

/**
 * Checks the settings with reads: connection, sign-in of the service account, search base, and how many accounts the
 * filter finds. Warnings are codes: `password_modify_missing` (the server cannot set passwords this way),
 * `rights_unchecked` (only a reset proves the rights).
 */
export async function checkLdapConnection(
  directory: LdapDirectory,
  signal?: AbortSignal,
): Promise<Result<ConnectionReport, ProviderError>> {
  const { settings, preset, servers } = directory;
  const startedAt = performance.now();
  const read = await directory.call('search', () =>
    servers.asService(
      async (client) => {
        const latencyMs = Math.round(performance.now() - startedAt);
        const root = await client.search('', { scope: 'base', attributes: ['supportedExtension'] });
        const extensions = root.searchEntries[0] ? readEntry(root.searchEntries[0]).all('supportedExtension') : [];
        const { searchEntries } = await client.search(settings.base, {
          filter: accountFilter([preset.filter, settings.filter], new PresenceFilter({ attribute: preset.id })),
          attributes: ['1.1'],
          sizeLimit: mostCounted,
        });
        return { latencyMs, extensions, entries: searchEntries.length };
      },
      { signal, isRead: true },
    ),
  );
  if (!read.ok) {
    const isBase =
      read.error.kind === 'refused' && read.error.step === 'work' && read.error.resultCode === noSuchObject;
    const error = toProviderError(read.error, 'search', 'read');
    return err(isBase ? { ...error, code: 'forbidden', fault: 'base' } : error);
  }
  const { latencyMs, extensions, entries } = read.value;
  const warnings = offersPasswordModify(extensions) ? ['rights_unchecked'] : ['password_modify_missing'];
  return ok({
    latencyMs,
    warnings,
    signInUrl: null,
    entries,
    entriesAreMore: entries >= mostCounted,
    encrypted:
      settings.startTls || settings.domain !== undefined || settings.url.every((url) => url.startsWith('ldaps:')),
  });
}
