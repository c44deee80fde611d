import { consoleFormPhrases } from '@/lib/i18n/console/errors/form-phrases';
import { createPhraseBook } from '@/lib/i18n/console/phrase-book';
import type { Locale } from '@/lib/i18n/locales';
import type { FormPhrases } from '@/lib/i18n/phrases/form-phrases';
import { en } from './en';
import { es } from './es';
import { zhCn } from './zh-cn';

/** The words of the search and of an account's page. */
export const accountsPhrases = createPhraseBook({ en, 'zh-CN': zhCn, es });

/** The failures of forms about somebody else's account: those of a directory are not about one's own password here. */
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
