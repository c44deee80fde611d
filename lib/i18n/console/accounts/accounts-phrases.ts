import { consoleFormPhrases } from '@/lib/i18n/console/errors/form-phrases';
import { createPhraseBook } from '@/lib/i18n/console/phrase-book';
import type { Locale } from '@/lib/i18n/locales';
import type { FormPhrases } from '@/lib/i18n/phrases/form-phrases';
import { en } from './en';
import { es } from './es';
import { zhCn } from './zh-cn';

/** Phrases of the search and of the account page. */
export const accountsPhrases = createPhraseBook({ en, 'zh-CN': zhCn, es });

/** Error phrases of forms about another person's account. They replace the portal's, which say "your password". */
export function accountFormPhrases(locale: Locale): FormPhrases {
  const { phrases } = accountsPhrases(locale);
  const common = consoleFormPhrases(locale);
  const own = {
    directory_busy: phrases.formBusy,
    directory_unavailable: phrases.formDown,
    directory_refused: phrases.formRefused,
    outcome_unknown: phrases.formUnknown,
  };
  return { ...common, errors: { ...common.errors, ...own } };
}
