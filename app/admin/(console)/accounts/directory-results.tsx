import { AccountList } from '@/components/admin/accounts/account-list';
import { Alert } from '@/components/ui/alert';
import { buttonClass } from '@/components/ui/button';
import type { DirectoryAnswer } from '@/lib/admin/accounts/search-directories';
import type { FoundAccounts } from '@/lib/admin/accounts/search-directory';
import { accountsPhrases } from '@/lib/i18n/console/accounts/accounts-phrases';
import type { Locale } from '@/lib/i18n/locales';
import { failingWords, hintsOf, pagePath, type SearchPage } from './search-page';

type DirectoryResultsProps = { answer: DirectoryAnswer; found: FoundAccounts; page: SearchPage; locale: Locale };

/** The accounts that one directory found. */
export function DirectoryResults({ answer, found, page, locale }: DirectoryResultsProps) {
  const { id, name } = answer;
  const { phrases, t } = accountsPhrases(locale);
  const { accounts, nextCursor } = found;
  const failing = failingWords(answer, locale);
  const count = accounts.length;
  return (
    <section aria-labelledby={`in-${id}`}>
      <h3 id={`in-${id}`} className="mb-1 text-lg font-semibold wrap-break-word">
        {name}
      </h3>
      {failing ? <Alert tone="danger">{failing}</Alert> : null}
      {hintsOf(found, locale).map((hint) => (
        <p key={hint} className="mb-2 max-w-prose text-sm text-muted">
          {hint}
        </p>
      ))}
      <p className="mb-2 text-sm text-muted">
        {count === 0 ? phrases.nothing : t(nextCursor ? 'foundMore' : 'found', { count })}
      </p>
      {count > 0 ? <AccountList directoryId={id} accounts={accounts} here={page.here} phrases={phrases} /> : null}
      {nextCursor || page.cursor ? (
        <p className="mt-2 flex flex-wrap gap-x-2">
          {nextCursor ? (
            <a href={pagePath(page.query, id, nextCursor)} className={buttonClass('quiet')}>
              {t('more', { directory: name })}
            </a>
          ) : null}
          {page.cursor ? (
            <a href={pagePath(page.query, id, null)} className={buttonClass('quiet')}>
              {phrases.fromStart}
            </a>
          ) : null}
        </p>
      ) : null}
    </section>
  );
}
