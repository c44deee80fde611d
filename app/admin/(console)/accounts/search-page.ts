import type { DirectoryAnswer } from '@/lib/admin/accounts/search-directories';
import type { FoundAccounts } from '@/lib/admin/accounts/search-directory';
import { healthWords } from '@/lib/admin/directories/health-words';
import type { DirectoryId } from '@/lib/base/ids';
import { accountsPhrases } from '@/lib/i18n/console/accounts/accounts-phrases';
import type { Locale } from '@/lib/i18n/locales';

export type SearchPage = {
  query: string;
  /** The only directory that is searched, if the page shows one directory's results. */
  one: string | null;
  cursor: string | null;
  /** The address of this page, for links back. */
  here: string;
};

/** The address of a results page: of one directory, or of all without one. */
export function pagePath(query: string, directoryId: DirectoryId | null, cursor: string | null): string {
  const params = new URLSearchParams({ q: query });
  if (directoryId) params.set('in', directoryId);
  if (cursor) params.set('after', cursor);
  return `/admin/accounts?${params}`;
}

/** The limits of a directory's search that the operator should know about. */
export function hintsOf({ wholeOnly, incomplete }: FoundAccounts, locale: Locale): string[] {
  const { phrases } = accountsPhrases(locale);
  return [...(wholeOnly ? [phrases.wholeOnly] : []), ...(incomplete ? [phrases.incomplete] : [])];
}

/** Why the directory fails at present, or null if it works. */
export function failingWords({ name, failure }: DirectoryAnswer, locale: Locale): string | null {
  if (!failure) return null;
  return accountsPhrases(locale).t('failing', { directory: name, why: healthWords(locale, failure).why });
}
