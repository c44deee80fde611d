import { consoleFormPhrases } from '@/lib/i18n/console/errors/form-phrases';
import { createPhraseBook } from '@/lib/i18n/console/phrase-book';
import type { Locale } from '@/lib/i18n/locales';
import type { FormPhrases } from '@/lib/i18n/phrases/form-phrases';
import { en } from './en';
import { es } from './es';
import { zhCn } from './zh-cn';

/** Phrases of the pages on which operators reset passwords for other people. */
export const resetPhrases = createPhraseBook({ en, 'zh-CN': zhCn, es });

/** Error phrases of these forms. They replace the portal's, which say "your password". */
export function resetFormPhrases(locale: Locale): FormPhrases {
  const { phrases } = resetPhrases(locale);
  const form = consoleFormPhrases(locale, ['password_required', 'password_too_long']);
  return {
    ...form,
    errors: {
      ...form.errors,
      directory_busy: phrases.busy,
      directory_unavailable: phrases.unavailable,
      directory_refused: phrases.refused,
      single_sign_on: phrases.singleSignOn,
      send_too_soon: phrases.sendTooSoon,
      send_limit: phrases.sendLimit,
      too_many_attempts: phrases.tooMany,
      password_refused: phrases.passwordRefused,
    },
  };
}

/** Phrases of a hand-off's status page that its client component needs. */
export function statusPhrases(locale: Locale) {
  const all = resetPhrases(locale).phrases;
  const { timeLeft, progress, follows, reload, hidden, showAgain, again } = all;
  const { stepMade, stepSending, stepSent, stepSendFailed, stepOpen, stepSet } = all;
  const { stepRefused, stepUnknown, stepExpired, stepEnded } = all;
  const { helpWaiting, helpSendFailed, helpOpened, helpSet, helpRefused, helpUnknown, helpExpired, helpEnded } = all;
  return {
    ...{ timeLeft, progress, follows, reload, hidden, showAgain, again },
    ...{ stepMade, stepSending, stepSent, stepSendFailed, stepOpen, stepSet },
    ...{ stepRefused, stepUnknown, stepExpired, stepEnded },
    ...{ helpWaiting, helpSendFailed, helpOpened, helpSet, helpRefused, helpUnknown, helpExpired, helpEnded },
  };
}

export type StatusPhrases = ReturnType<typeof statusPhrases>;
