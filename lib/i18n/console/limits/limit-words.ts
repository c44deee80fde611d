import type { Locale } from '@/lib/i18n/locales';
import { en } from './en';
import { es } from './es';
import { zhCn } from './zh-cn';

/** The limits by their path in the configuration file. */
export const limitPaths = [
  'codeTries',
  'accountTries',
  'accountStarts',
  'addressStarts',
  'addressChecks',
  'contactSends.perMinute',
  'contactSends.perQuarterHour',
  'contactSends.perDay.sms',
  'contactSends.perDay.email',
  'attemptMinutes',
  'verifiedMinutes',
  'codeMinutes.email',
  'codeMinutes.sms',
  'operatorResets',
  'accountResets',
  'wrongChecksPerDay',
  'addressSignIns',
  'operatorSignIns',
  'operatorTries',
] as const;
export type LimitPath = (typeof limitPaths)[number];

/**
 * What a limit is called, why it is there, and what it comes to. `effect` has places: `{value}`, `{digits}` of a code,
 * `{odds}` (codes until a guesser hits), `{years}` of daily guesses, `{percent}` a day, `{twice}` of the six digits of an authenticator app.
 */
export type LimitWords = { label: string; help: string; effect: string };

const languages: Record<Locale, Record<LimitPath, LimitWords>> = { en, 'zh-CN': zhCn, es };

/** The words of every limit in one language. */
export function limitWords(locale: Locale): Record<LimitPath, LimitWords> {
  return languages[locale];
}
