/** What a provider's setting is called and what it is for; `options` names the values of a choice. */
export type SettingWords = { label: string; help: string; options?: Record<string, string> };

/** English stands beside each setting in the provider's schema; only the values of choices are named here. */
export const settingWordsEn: Record<string, Record<string, string>> = {
  'huawei-meeting.passwordRules': {
    strict: 'Strict: fits every edition of the rule',
    'documented-minimum': 'Two kinds of characters, as documented',
  },
};
