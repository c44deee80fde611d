import type { Locale } from '@/lib/i18n/locales';
import { settingWordsEs } from './setting-words-es';
import { settingWordsZhCn } from './setting-words-zh-cn';

/** What a provider's setting is called and what it is for; `options` names the values of a choice. */
export type SettingWords = { label: string; help: string; options?: Record<string, string> };

/** English stands beside each setting in the provider's schema; only the values of choices are named here. */
const english: Record<string, Record<string, string>> = {
  'huawei-meeting.passwordRules': {
    strict: 'Strict: fits every edition of the rule',
    'documented-minimum': 'Two kinds of characters, as documented',
  },
};

const languages: Record<Exclude<Locale, 'en'>, Record<string, SettingWords>> = {
  'zh-CN': settingWordsZhCn,
  es: settingWordsEs,
};

/** The words of a setting, named `<kind>.<setting>`; undefined where the language has none. `own` is the schema's English. */
export function settingWords(locale: Locale, name: string, own: SettingWords): SettingWords | undefined {
  if (locale !== 'en') return languages[locale][name];
  const options = english[name];
  return options ? { ...own, options } : own;
}
