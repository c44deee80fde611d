import type { Locale } from './locales';

type Punctuation = {
  /** Between a name and its value. */
  colon: string;
  /** Between two sentences. */
  gap: string;
  /** Between the members of a list. */
  comma: string;
  /** Between the members of a list that hold commas. */
  semicolon: string;
  /** Around a remark. */
  brackets: readonly [string, string];
};

const western: Punctuation = { colon: ': ', gap: ' ', comma: ', ', semicolon: '; ', brackets: [' (', ')'] };

/** The marks that stand between words which are put together in code. Chinese has marks of full width. */
export const punctuation: Record<Locale, Punctuation> = {
  en: western,
  'zh-CN': { colon: '：', gap: '', comma: '、', semicolon: '；', brackets: ['（', '）'] },
  es: western,
};

/** A word with a remark behind it, such as "Ticket number (optional)". */
export function withRemark(locale: Locale, word: string, remark: string): string {
  const [open, close] = punctuation[locale].brackets;
  return `${word}${open}${remark}${close}`;
}
