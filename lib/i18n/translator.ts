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
 * Returns `t(key, values)` for the phrases of one language, with ICU plurals. Cached per language. Server only: the
 * parser is too large for phones. Throws if a phrase does not parse or lacks a value, because that is a bug.
 */
export function getTranslator(locale: Locale) {
  const known = translators.get(locale) ?? create(locale);
  translators.set(locale, known);
  return known;
}
