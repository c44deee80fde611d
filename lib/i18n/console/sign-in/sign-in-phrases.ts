import { consoleFormPhrases } from '@/lib/i18n/console/errors/form-phrases';
import { createPhraseBook } from '@/lib/i18n/console/phrase-book';
import { consoleShellPhrases } from '@/lib/i18n/console/shell/shell-phrases';
import type { Locale } from '@/lib/i18n/locales';
import { type PasswordPhrases, passwordPhrases } from '@/lib/i18n/phrases/password-phrases';
import { en } from './en';
import { es } from './es';
import { zhCn } from './zh-cn';

/** The words of everything before the console: setup, sign-in, second factor, invitation. */
export const signInPhrases = createPhraseBook({ en, 'zh-CN': zhCn, es });

/** The labels of a form before the console, where no second factor is asked for beside it. */
export function plainLabels(locale: Locale, submit: string, pending: string) {
  const { stepUpCode, stepUpHint } = consoleShellPhrases(locale);
  return { submit, pending, stepUpCode, stepUpHint };
}

/** The words of a form in which an operator chooses a password. */
export function operatorPasswordPhrases(locale: Locale, submit: string, pending: string): PasswordPhrases {
  const { errors, ...words } = passwordPhrases(locale);
  return { ...words, errors: { ...consoleFormPhrases(locale).errors, ...errors }, submit, pending };
}
