import type { DirectoryAnswer } from '@/lib/admin/accounts/search-directories';
import type { FoundAccounts } from '@/lib/admin/accounts/search-directory';
import { healthWords } from '@/lib/admin/directories/health-words';
import { accountsPhrases } from '@/lib/i18n/console/accounts/accounts-phrases';
import type { Locale } from '@/lib/i18n/locales';

/** A page of results. */
export type SearchPage = {
  query: string;
  /** The one directory that is searched, on a page of its own results. */
  one: string | null;
  cursor: string | null;
  /** Its address, to come back to. */
  here: string;
};

/** The address of one directory's page of results; without a directory, of everything. */
export function pagePath(query: string, directoryId: string | null, cursor: string | null): string {
  const params = new URLSearchParams({ q: query });
  if (directoryId) params.set('in', directoryId);
  if (cursor) params.set('after', cursor);
  return `/admin/accounts?${params}`;
}

/** What the reader has to know of how a directory searched. */
export function hintsOf({ wholeOnly, incomplete }: FoundAccounts, locale: Locale): string[] {
  const { phrases } = accountsPhrases(locale);
  return [...(wholeOnly ? [phrases.wholeOnly] : []), ...(incomplete ? [phrases.incomplete] : [])];
}

/** Why the directory does not work at present; null while it does. */
export function failingWords({ name, failure }: DirectoryAnswer, locale: Locale): string | null {
  if (!failure) return null;
  return accountsPhrases(locale).t('failing', { directory: name, why: healthWords(locale, failure).why });
}
