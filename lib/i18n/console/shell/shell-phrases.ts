import type { Role } from '@/lib/base/permissions';
import { createPhraseBook } from '@/lib/i18n/console/phrase-book';
import type { Locale } from '@/lib/i18n/locales';
import { languagePhrases } from '@/lib/i18n/phrases/language-phrases';
import { en } from './en';
import { es } from './es';
import { zhCn } from './zh-cn';

const book = createPhraseBook({ en, 'zh-CN': zhCn, es });

/** Phrases of the layout around every console page, and those that console forms share. */
export function consoleShellPhrases(locale: Locale) {
  return { ...book(locale).phrases, ...languagePhrases(locale) };
}

export type ConsoleShellPhrases = ReturnType<typeof consoleShellPhrases>;

/** Names of all roles. */
export function roleNames(locale: Locale): Record<Role, string> {
  const { phrases } = book(locale);
  return { helpdesk: phrases.roleHelpdesk, auditor: phrases.roleAuditor, administrator: phrases.roleAdministrator };
}

/** Name of one role. */
export function roleName(locale: Locale, role: Role): string {
  return roleNames(locale)[role];
}
