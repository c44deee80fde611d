import { defaultLocale, isLocale, type Locale, locales } from './locales';

type Wish = { tag: string; weight: number };

/** The longest header read: browsers send well under 200 characters. */
const longestHeader = 1000;

function parseWishes(header: string): Wish[] {
  return header
    .slice(0, longestHeader)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const quality = parameters
        .map((parameter) => /^\s*q=([01](?:\.\d{0,3})?)\s*$/i.exec(parameter)?.[1])
        .find(Boolean);
      return { tag: tag.trim().toLowerCase(), weight: quality === undefined ? 1 : Number(quality) };
    })
    .filter((wish) => wish.tag !== '' && wish.weight > 0)
    .sort((left, right) => right.weight - left.weight);
}

function localeForTag(tag: string): Locale | undefined {
  const language = tag.split('-')[0];
  return (
    locales.find((locale) => locale.toLowerCase() === tag) ??
    locales.find((locale) => locale.toLowerCase().split('-')[0] === language)
  );
}

/**
 * Picks the language of the response: the remembered choice, else the best match for `Accept-Language` (RFC 4647
 * section 3.4, lookup by primary language: every `zh-*` gets zh-CN, every `es-*` gets es), else English. Both values
 * are untrusted.
 */
export function negotiateLocale(cookie: string | null | undefined, acceptLanguage: string | null | undefined): Locale {
  if (isLocale(cookie)) return cookie;
  for (const wish of parseWishes(acceptLanguage ?? '')) {
    const locale = wish.tag === '*' ? defaultLocale : localeForTag(wish.tag);
    if (locale) return locale;
  }
  return defaultLocale;
}
