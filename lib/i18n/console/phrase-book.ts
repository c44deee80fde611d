import { createTranslator, type Messages as IntlMessages } from 'use-intl/core';
import { type Locale, locales } from '@/lib/i18n/locales';

/** The phrases of one part of the console: as they are written, and as a function that fills in values and plurals. */
export type PhraseBook<Phrases> = {
  phrases: Phrases;
  t: (key: string, values?: Record<string, string | number | Date>) => string;
};

/**
 * Makes `(locale) => book` from one part's phrases in every language. For the server only: forms get plain text as
 * props. A phrase that does not parse or misses a value is a bug and throws.
 */
export function createPhraseBook<Phrases extends IntlMessages>(
  languages: Record<Locale, Phrases>,
): (locale: Locale) => PhraseBook<Phrases> {
  const books = new Map(locales.map((locale) => [locale, createBook(locale, languages[locale])]));
  return (locale) => {
    const book = books.get(locale);
    if (!book) throw new Error(`No phrases in ${locale}`);
    return book;
  };
}

function createBook<Phrases extends IntlMessages>(locale: Locale, phrases: Phrases): PhraseBook<Phrases> {
  const translate = createTranslator({
    locale,
    messages: phrases as IntlMessages,
    timeZone: 'UTC',
    onError(error) {
      throw error;
    },
  });
  return { phrases, t: (key, values) => translate(key as never, values as never) };
}
