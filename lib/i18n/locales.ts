export const locales = ['en', 'zh-CN', 'es'] as const;

export type Locale = (typeof locales)[number];

export const defaultLocale: Locale = 'en';

/** Used if a person's language is unknown (ISO 639-2: undetermined). */
export const unknownLocale = 'und';

/** The cookie that stores the chosen language. It holds one of `locales` and nothing about the person. */
export const localeCookie = 'locale';

/** Each language in its own words, so people who cannot read the page still find theirs. */
export const localeNames: Record<Locale, string> = { en: 'English', 'zh-CN': '中文', es: 'Español' };

/** Checks whether an untrusted value is one of `locales`, in exactly this spelling. */
export function isLocale(value: unknown): value is Locale {
  return locales.some((locale) => locale === value);
}
