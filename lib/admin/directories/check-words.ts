import type { Finding } from '@/lib/forms/form-state';
import { directoriesPhrases } from '@/lib/i18n/console/directories/directories-phrases';
import type { Locale } from '@/lib/i18n/locales';
import type { Check } from './connection-checks';

/** What a test of a connection found, in words, with the remedy where there is one. */
export function checkWords(locale: Locale, checks: readonly Check[]): Finding[] {
  const { phrases, t } = directoriesPhrases(locale);
  const remedies: Record<string, string> = phrases.remedies;
  return checks.map(({ code, tone, seconds = 0 }) => {
    const remedy = remedies[code];
    return {
      tone,
      text: t(`checks.${code}`, { seconds: String(seconds) }),
      ...(remedy === undefined ? {} : { remedy }),
    };
  });
}
