import type { Locale } from './locales';

/** Names one after the other as a sentence holds them: "A, B and C", or "A, B or C". */
export function listOf(locale: Locale, names: readonly string[], type: 'conjunction' | 'disjunction'): string {
  return new Intl.ListFormat(locale, { type }).format(names);
}
