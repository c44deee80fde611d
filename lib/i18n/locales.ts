export const locales = ['en', 'zh-CN', 'es'] as const;

export type Locale = (typeof locales)[number];

export const defaultLocale: Locale = 'en';

/** What stands for the language of somebody whose language nobody knows (ISO 639-2: undetermined). */
export const unknownLocale = 'und';

/** The cookie that remembers the language somebody chose. It holds one of `locales` and nothing about the person. */
export const localeCookie = 'locale';

/** Each language under its own name, so that somebody who cannot read the page still finds theirs. */
export const localeNames: Record<Locale, string> = { en: 'English', 'zh-CN': '中文', es: 'Español' };

/** Tells whether a value from outside names one of our languages, exactly as we write it. */
export function isLocale(value: unknown): value is Locale {
  return locales.some((locale) => locale === value);
}
