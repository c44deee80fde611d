import { createPhraseBook } from '@/lib/i18n/console/phrase-book';
import type { Locale } from '@/lib/i18n/locales';
import { type IdentifyPhrases, identifyPhrases } from '@/lib/i18n/phrases/identify-phrases';
import { verifyPhrases } from '@/lib/i18n/phrases/verify-phrases';
import { en } from './en';
import { es } from './es';
import { zhCn } from './zh-cn';

const book = createPhraseBook({ en, 'zh-CN': zhCn, es });

/** Title and intro of the page that asks an operator for their email, and the text shown if mail is not set up. */
export function operatorResetHeading(locale: Locale): { title: string; intro: string; noMail: string } {
  const { title, intro, noMail } = book(locale).phrases;
  return { title, intro, noMail };
}

/** Phrases of the form on that page. */
export function operatorIdentifyPhrases(locale: Locale): IdentifyPhrases {
  return { ...identifyPhrases(locale), identifier: book(locale).phrases.identifier };
}

/** Title and intro of `/verify` when the second proof is due. */
export function secondProofHeading(locale: Locale): { title: string; intro: string } {
  const { proofTitle, proofIntro } = book(locale).phrases;
  return { title: proofTitle, intro: proofIntro };
}

/** Phrases of the form for the second proof. */
export function secondProofPhrases(locale: Locale) {
  const { code, hint, codeRefused, codeOver, codeSpent } = book(locale).phrases;
  const phrases = verifyPhrases(locale);
  const told = { code_mismatch: codeRefused, code_format: codeRefused, code_expired: codeOver, code_spent: codeSpent };
  return { ...phrases, code, hint, errors: { ...phrases.errors, ...told } };
}
