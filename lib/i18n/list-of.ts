import type { Locale } from './locales';

/** Joins names into a list for a sentence: "A, B and C", or "A, B or C". */
export function listOf(locale: Locale, names: readonly string[], type: 'conjunction' | 'disjunction'): string {
  return new Intl.ListFormat(locale, { type }).format(names);
}
