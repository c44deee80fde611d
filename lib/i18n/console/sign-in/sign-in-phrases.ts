import { consoleFormPhrases } from '@/lib/i18n/console/errors/form-phrases';
import { createPhraseBook } from '@/lib/i18n/console/phrase-book';
import { consoleShellPhrases } from '@/lib/i18n/console/shell/shell-phrases';
import type { Locale } from '@/lib/i18n/locales';
import { type PasswordPhrases, passwordPhrases } from '@/lib/i18n/phrases/password-phrases';
import { en } from './en';
import { es } from './es';
import { zhCn } from './zh-cn';

/** Phrases of the pages before the console: setup, sign-in, second factor, invitation. */
export const signInPhrases = createPhraseBook({ en, 'zh-CN': zhCn, es });

/** Labels of a form that does not ask for a step-up. */
export function plainLabels(locale: Locale, submit: string, pending: string) {
  const { stepUpCode, stepUpHint } = consoleShellPhrases(locale);
  return { submit, pending, stepUpCode, stepUpHint };
}

/** Phrases of a form in which an operator chooses their own password. */
export function operatorPasswordPhrases(locale: Locale, submit: string, pending: string): PasswordPhrases {
  const { errors, ...words } = passwordPhrases(locale);
  return { ...words, errors: { ...consoleFormPhrases(locale).errors, ...errors }, submit, pending };
}
