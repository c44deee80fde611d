import { createTranslator } from 'use-intl/core';
import type { Locale } from './locales';
import type { en } from './messages/en';
import { messagesFor } from './messages-for';

const translators = new Map<Locale, ReturnType<typeof create>>();

function create(locale: Locale) {
  return createTranslator<typeof en>({
    locale,
    // Typed as the English phrases, which name the keys and the values of every language.
    messages: messagesFor(locale) as typeof en,
    timeZone: 'UTC',
    onError(error) {
      throw error;
    },
  });
}

/**
 * Returns `t(key, values)` for the phrases of one language, with ICU plurals. Cached per language. Server only: the
 * parser is too large for phones. The English phrases type it: a missing key or value does not compile. A phrase that
 * does not parse is a bug and throws.
 */
export function getTranslator(locale: Locale) {
  const known = translators.get(locale) ?? create(locale);
  translators.set(locale, known);
  return known;
}
