import { createTranslator, type Messages as IntlMessages } from 'use-intl/core';
import { type Locale, locales } from '@/lib/i18n/locales';

/** The phrases of one part of the console: `phrases` as written, and `t`, which fills in values and plurals. */
export type PhraseBook<Phrases> = {
  phrases: Phrases;
  t: (key: string, values?: Record<string, string | number | Date>) => string;
};

/**
 * Creates `(locale) => book` from one part's phrases in every language. Server only: forms get plain text as props.
 * `t` throws if a phrase does not parse or lacks a value, because that is a bug.
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
