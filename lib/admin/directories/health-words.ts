import { directoriesPhrases } from '@/lib/i18n/console/directories/directories-phrases';
import type { DirectoryMessages } from '@/lib/i18n/console/directories/en';
import type { Locale } from '@/lib/i18n/locales';
import type { HealthFailure } from '@/lib/providers/health-failures';

/** A failing directory is described in the words of the connection test. */
const told: Record<HealthFailure, keyof DirectoryMessages['checks'] & keyof DirectoryMessages['remedies']> = {
  unavailable: 'not_reached',
  outcome_unknown: 'not_reached',
  credentials_refused: 'credentials_refused',
  forbidden: 'rights_missing',
  service_disabled: 'service_off',
  password_sign_in_off: 'single_sign_on',
  protocol: 'not_understood',
};

/** Returns what is wrong with a failing directory, and the remedy. */
export function healthWords(locale: Locale, failure: HealthFailure): { why: string; remedy: string } {
  const { phrases } = directoriesPhrases(locale);
  return { why: phrases.checks[told[failure]], remedy: phrases.remedies[told[failure]] };
}
