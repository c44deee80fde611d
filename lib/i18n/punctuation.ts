import type { Locale } from './locales';

type Punctuation = {
  /** Between a name and its value. */
  colon: string;
  /** Between two sentences. */
  gap: string;
  /** Between list items. */
  comma: string;
  /** Between list items that contain commas. */
  semicolon: string;
  /** Around a remark. */
  brackets: readonly [string, string];
};

const western: Punctuation = { colon: ': ', gap: ' ', comma: ', ', semicolon: '; ', brackets: [' (', ')'] };

/** Punctuation for texts that are joined in code. Chinese uses full-width marks. */
export const punctuation: Record<Locale, Punctuation> = {
  en: western,
  'zh-CN': { colon: '：', gap: '', comma: '、', semicolon: '；', brackets: ['（', '）'] },
  es: western,
};

/** Appends a remark in brackets, such as "Ticket number (optional)". */
export function withRemark(locale: Locale, word: string, remark: string): string {
  const [open, close] = punctuation[locale].brackets;
  return `${word}${open}${remark}${close}`;
}
