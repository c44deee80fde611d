/** Label and help of a provider's setting; `options` labels the values of a choice. */
export type SettingWords = { label: string; help: string; options?: Record<string, string> };

/** The English label and help are in the provider's schema; only the values of choices are labelled here. */
export const settingWordsEn: Record<string, Record<string, string>> = {
  'huawei-meeting.passwordRules': {
    strict: 'Strict: satisfies every edition of the rule',
    'documented-minimum': 'Two kinds of characters, as documented',
  },
  'ldap.preset': { openldap: 'OpenLDAP', '389ds': '389 Directory Server', freeipa: 'FreeIPA', lldap: 'lldap' },
};

/** The same words for settings that several kinds have. */
export function forKinds(kinds: readonly string[], words: Record<string, SettingWords>): Record<string, SettingWords> {
  return Object.fromEntries(
    kinds.flatMap((kind) => Object.entries(words).map(([name, word]) => [`${kind}.${name}`, word])),
  );
}
