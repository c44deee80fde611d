import { languageField, otherLanguages } from '@/lib/i18n/local-text-fields';
import { type Locale, localeNames } from '@/lib/i18n/locales';
import { punctuation, withRemark } from '@/lib/i18n/punctuation';
import { consoleShellPhrases } from './shell/shell-phrases';

/** The fields for a text in the other languages, labelled such as "Name (中文, optional)". */
export function languageFields(name: string, locale: Locale, label: string): { name: string; label: string }[] {
  const { optional } = consoleShellPhrases(locale);
  return otherLanguages.map((language) => ({
    name: languageField(name, language),
    label: withRemark(locale, label, `${localeNames[language]}${punctuation[locale].comma}${optional}`),
  }));
}
