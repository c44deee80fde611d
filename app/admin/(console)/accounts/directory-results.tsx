import { AccountList } from '@/components/admin/accounts/account-list';
import { Alert } from '@/components/ui/alert';
import { buttonClass } from '@/components/ui/button';
import { searchDirectory } from '@/lib/admin/accounts/search-directory';
import type { Actor } from '@/lib/admin/actor';
import { healthWords } from '@/lib/admin/directories/health-words';
import type { Directory } from '@/lib/directories/directory';
import { readHealth } from '@/lib/directories/read-health';
import { accountsPhrases } from '@/lib/i18n/console/accounts/accounts-phrases';
import { inLanguage } from '@/lib/i18n/local-text';
import type { Services } from '@/lib/services';

type DirectoryResultsProps = {
  services: Services;
  actor: Actor;
  directory: Directory;
  query: string;
  cursor: string | null;
  /** This page of results, to come back to. */
  here: string;
};

/** What one directory finds; the page goes out before this is known. */
export async function DirectoryResults({ services, actor, directory, query, cursor, here }: DirectoryResultsProps) {
  const { locale } = actor.request;
  const { phrases, t } = accountsPhrases(locale);
  const found = await searchDirectory(services, actor, { directoryId: directory.id, text: query, cursor });
  const name = inLanguage(directory.name, locale);
  const failure = (await readHealth(services, [directory.id])).get(directory.id)?.failure;
  const failing = failure ? (
    <Alert tone="danger">{t('failing', { directory: name, why: healthWords(locale, failure).why })}</Alert>
  ) : null;
  if (!found.ok) {
    const { code } = found.error;
    const words = code === 'busy' || code === 'refused' ? code : 'down';
    return failing ?? <Alert tone="danger">{t(words, { directory: name })}</Alert>;
  }
  const { accounts, nextCursor, wholeOnly, incomplete } = found.value;
  const count = accounts.length;
  const hints = [wholeOnly ? phrases.wholeOnly : null, incomplete ? phrases.incomplete : null].filter(
    (hint) => hint !== null,
  );
  return (
    <>
      {failing}
      {hints.map((hint) => (
        <p key={hint} className="mb-2 max-w-prose text-sm text-muted">
          {hint}
        </p>
      ))}
      <p className="mb-2 text-sm text-muted">
        {count === 0 ? phrases.nothing : t(nextCursor ? 'foundMore' : 'found', { count })}
      </p>
      {count > 0 ? <AccountList directoryId={directory.id} accounts={accounts} here={here} phrases={phrases} /> : null}
      {nextCursor || cursor ? (
        <p className="mt-2 flex flex-wrap gap-x-2">
          {nextCursor ? (
            <a href={pagePath(query, directory.id, nextCursor)} className={buttonClass('quiet')}>
              {t('more', { directory: inLanguage(directory.name, locale) })}
            </a>
          ) : null}
          {cursor ? (
            <a href={pagePath(query, directory.id, null)} className={buttonClass('quiet')}>
              {phrases.fromStart}
            </a>
          ) : null}
        </p>
      ) : null}
    </>
  );
}

/** The address of one directory's page of results; without a directory, of everything. */
export function pagePath(query: string, directoryId: string | null, cursor: string | null): string {
  const params = new URLSearchParams({ q: query });
  if (directoryId) params.set('in', directoryId);
  if (cursor) params.set('after', cursor);
  return `/admin/accounts?${params}`;
}
