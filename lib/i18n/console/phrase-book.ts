import { createTranslator } from 'use-intl/core';
import { type Locale, locales } from '@/lib/i18n/locales';
import type { Wording } from '@/lib/i18n/wording';

type English = Record<string, string | Record<string, string>>;

/**
 * The phrases of one part of the console: as they are written, and as a function that fills in values and plurals. The
 * English phrases type it: a key that does not exist and a missing value do not compile.
 */
export type PhraseBook<Phrases extends English> = {
  phrases: Wording<Phrases>;
  t: Translate<Phrases>;
};

type Translate<Phrases extends English> = ReturnType<typeof createTranslator<Phrases>>;

/**
 * Creates `(locale) => book` from one part's phrases in every language. Server only: forms get plain text as props.
 * A phrase that does not parse is a bug and throws.
 */
export function createPhraseBook<const Phrases extends English>(
  languages: { en: Phrases } & Record<Exclude<Locale, 'en'>, Wording<Phrases>>,
): (locale: Locale) => PhraseBook<Phrases> {
  const wordings: Record<Locale, Wording<Phrases>> = { ...languages, en: languages.en as Wording<Phrases> };
  const books = new Map(locales.map((locale) => [locale, createBook<Phrases>(locale, wordings[locale])]));
  return (locale) => {
    const book = books.get(locale);
    if (!book) throw new Error(`No phrases in ${locale}`);
    return book;
  };
}

function createBook<Phrases extends English>(locale: Locale, phrases: Wording<Phrases>): PhraseBook<Phrases> {
  const t = createTranslator<Phrases>({
    locale,
    // Typed as the English phrases, which name the keys and the values of every language.
    messages: phrases as unknown as Phrases,
    timeZone: 'UTC',
    onError(error) {
      throw error;
    },
  });
  return { phrases, t };
}
