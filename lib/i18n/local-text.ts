import { defaultLocale, isLocale, type Locale } from './locales';

/** A text that people read: one for all languages, or one per language. Never empty. */
export type LocalText = string | { readonly [language in Locale]?: string | undefined };

/** Returns the text in this language; else the English one, else the first one. */
export function inLanguage(text: LocalText, locale: Locale): string {
  if (typeof text === 'string') return text;
  return text[locale] ?? text[defaultLocale] ?? Object.values(text).find((each) => each !== undefined) ?? '';
}

/** Returns the distinct wordings of a text. */
export function allWordings(text: LocalText): string[] {
  return typeof text === 'string' ? [text] : [...new Set(Object.values(text).filter((each) => each !== undefined))];
}

/** Reads a text from stored, unvalidated settings; null if the value is not a text. Drops unknown languages. */
export function readLocalText(value: unknown): LocalText | null {
  if (typeof value === 'string') return value || null;
  if (typeof value !== 'object' || value === null) return null;
  const texts = Object.entries(value).filter(
    ([language, text]) => isLocale(language) && typeof text === 'string' && text !== '',
  );
  return texts.length > 0 ? Object.fromEntries(texts) : null;
}
