import { defaultLocale, isLocale, type Locale } from './locales';

/** A text that people read: the same for everybody, or one for each language. Never empty. */
export type LocalText = string | { readonly [language in Locale]?: string | undefined };

/** The text for a reader of this language; else the English one, else the first there is. */
export function inLanguage(text: LocalText, locale: Locale): string {
  if (typeof text === 'string') return text;
  return text[locale] ?? text[defaultLocale] ?? Object.values(text).find((each) => each !== undefined) ?? '';
}

/** Every wording of a text, each once. */
export function allWordings(text: LocalText): string[] {
  return typeof text === 'string' ? [text] : [...new Set(Object.values(text).filter((each) => each !== undefined))];
}

/** A text as it stands in stored settings that nobody has checked; null where it is none. */
export function readLocalText(value: unknown): LocalText | null {
  if (typeof value === 'string') return value || null;
  if (typeof value !== 'object' || value === null) return null;
  const texts = Object.entries(value).filter(
    ([language, text]) => isLocale(language) && typeof text === 'string' && text !== '',
  );
  return texts.length > 0 ? Object.fromEntries(texts) : null;
}
