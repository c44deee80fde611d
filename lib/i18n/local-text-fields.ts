import { inLanguage, type LocalText } from '@/lib/i18n/local-text';
import { defaultLocale, type Locale, locales } from '@/lib/i18n/locales';

/** Languages with their own field. The text's main field applies to all other readers. */
export const otherLanguages: readonly Locale[] = locales.filter((locale) => locale !== defaultLocale);

/** Field name of a text in one of `otherLanguages`, such as `name.es`. */
export function languageField(name: string, language: Locale): string {
  return `${name}.${language}`;
}

/** All field names of a text: the main one, then one for each of `otherLanguages`. */
export function textFieldNames(name: string): string[] {
  return [name, ...otherLanguages.map((language) => languageField(name, language))];
}

/** Converts a text to form fields. A language that has the same text as the main field gets an empty field. */
export function toTextFields(name: string, text: LocalText): Record<string, string> {
  const forAll = inLanguage(text, defaultLocale);
  const others = otherLanguages.map((language) => {
    const own = inLanguage(text, language);
    return [languageField(name, language), own === forAll ? '' : own] as const;
  });
  return { [name]: forAll, ...Object.fromEntries(others) };
}

/** Converts form fields to a text as in the configuration file; undefined if all are empty. */
export function fromTextFields(
  name: string,
  fields: Readonly<Record<string, string | undefined>>,
): LocalText | undefined {
  const typed = (field: string) => fields[field]?.trim() ?? '';
  const forAll = typed(name);
  const others = otherLanguages
    .map((language) => [language, typed(languageField(name, language))] as const)
    .filter(([, text]) => text !== '' && text !== forAll);
  if (others.length === 0) return forAll || undefined;
  return Object.fromEntries([...(forAll ? [[defaultLocale, forAll] as const] : []), ...others]);
}
