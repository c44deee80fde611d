import type { Config } from '@/lib/config/schema';
import { settingsPhrases } from '@/lib/i18n/console/settings/settings-phrases';
import { inLanguage } from '@/lib/i18n/local-text';
import { type Locale, localeNames, locales } from '@/lib/i18n/locales';
import { punctuation } from '@/lib/i18n/punctuation';
import { parseMailUrl } from '@/lib/notify/mail-url';
import { flattenLimits, limitRows } from './limit-rows';
import { originOf } from './sms-form';

/** Returns each settings page with its present state in one line, without secrets. */
export function describeSections(config: Config, locale: Locale): { path: string; title: string; line: string }[] {
  const { phrases, t } = settingsPhrases(locale);
  const { colon } = punctuation[locale];
  const { branding, mail, sms, messages, passwordPolicy, codeDigits } = config;
  const limits = flattenLimits(config.limits);
  const changed = limitRows().filter(({ path, fallback }) => limits[path] !== fallback).length;
  const server = mail && parseMailUrl(mail.url)?.host;
  const own = locales.map((each) => {
    const count = Object.values(messages[each] ?? {}).filter((text) => text !== undefined).length;
    return `${localeNames[each]}${colon}${t('ownTexts', { count })}`;
  });
  const supportText = branding.supportText && inLanguage(branding.supportText, locale);
  const { minLength, words } = passwordPolicy;
  const length = minLength ? t('atLeast', { count: String(minLength) }) : phrases.asDirectory;
  const section = (name: 'branding' | 'messages' | 'templates' | 'limits' | 'policy', line: string) => ({
    path: `/admin/settings/${name}`,
    title: phrases[name],
    line,
  });
  return [
    section('branding', [branding.name, branding.accent, supportText].filter(Boolean).join(' · ')),
    section(
      'messages',
      `${phrases.mail}${colon}${server ?? phrases.notSet} · ${phrases.sms}${colon}${sms ? originOf(sms.url) : phrases.notSet}`,
    ),
    section('templates', own.join(' · ')),
    section('limits', t('changedLimits', { count: changed })),
    section('policy', t('policyLine', { length, words: words.length, digits: String(codeDigits) })),
  ];
}
