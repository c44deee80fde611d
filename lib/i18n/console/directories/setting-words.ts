import type { Locale } from '@/lib/i18n/locales';
import { type SettingWords, settingWordsEn } from './setting-words-en';
import { settingWordsEs } from './setting-words-es';
import { settingWordsZhCn } from './setting-words-zh-cn';

const languages: Record<Exclude<Locale, 'en'>, Record<string, SettingWords>> = {
  'zh-CN': settingWordsZhCn,
  es: settingWordsEs,
};

/** Texts of the setting `<kind>.<setting>`; undefined if the language has none. `own` is the schema's English text. */
export function settingWords(locale: Locale, name: string, own: SettingWords): SettingWords | undefined {
  if (locale !== 'en') return languages[locale][name];
  const options = settingWordsEn[name];
  return options ? { ...own, options } : own;
}
