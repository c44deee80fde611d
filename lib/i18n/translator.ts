import { createTranslator } from 'use-intl/core';
import type { Locale } from './locales';
import type { Messages } from './messages/en';
import { messagesFor } from './messages-for';

const translators = new Map<Locale, ReturnType<typeof create>>();

function create(locale: Locale) {
  return createTranslator<Messages>({
    locale,
    messages: messagesFor(locale),
    timeZone: 'UTC',
    onError(error) {
      throw error;
    },
  });
}

/**
 * A function `t(key, values)` over the phrases of one language, with ICU plurals. For the server only: the parser is
 * too large for a phone. A phrase that does not parse or misses a value is a bug and throws.
 */
export function getTranslator(locale: Locale) {
  const known = translators.get(locale) ?? create(locale);
  translators.set(locale, known);
  return known;
}
