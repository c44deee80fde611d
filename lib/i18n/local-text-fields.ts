import { inLanguage, type LocalText } from '@/lib/i18n/local-text';
import { defaultLocale, type Locale, locales } from '@/lib/i18n/locales';

/** Languages with a field of their own. The field of the text itself is for everybody else. */
export const otherLanguages: readonly Locale[] = locales.filter((locale) => locale !== defaultLocale);

/** The name of the field for a text in one of `otherLanguages`. */
export function languageField(name: string, language: Locale): string {
  return `${name}.${language}`;
}

/** The names of all fields of a text. */
export function textFieldNames(name: string): string[] {
  return [name, ...otherLanguages.map((language) => languageField(name, language))];
}

/** A text as the fields of a form. A language that reads the same as everybody has an empty field. */
export function toTextFields(name: string, text: LocalText): Record<string, string> {
  const forAll = inLanguage(text, defaultLocale);
  const others = otherLanguages.map((language) => {
    const own = inLanguage(text, language);
    return [languageField(name, language), own === forAll ? '' : own] as const;
  });
  return { [name]: forAll, ...Object.fromEntries(others) };
}

/** The text that these fields make, as the configuration file has it; undefined where all are empty. */
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
