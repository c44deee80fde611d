import { fold } from '@/lib/base/fold';

const cjk = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}ー々';

/** Runs of characters that are written without spaces between words. */
export const cjkRuns = new RegExp(`[${cjk}]+`, 'gu');

/**
 * Normalises a text for search: folded, without the accents of Latin, Greek and Cyrillic letters, because people type
 * names as they hear them. What PostgreSQL cannot store (NUL, half a surrogate pair) is removed.
 */
export function foldForSearch(text: string): string {
  const plain = fold(text.toWellFormed())
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC');
  return plain.replace(/[\p{Cc}\p{Cf}\ufffd]+/gu, ' ').trim();
}

/** Splits at everything but letters and digits; Chinese, Japanese and Korean runs become separate parts. */
export function splitWords(text: string): string[] {
  const parts = text.split(/[^\p{L}\p{N}\p{M}]+/u);
  return parts.flatMap((part) => part.split(new RegExp(`([${cjk}]+)`, 'u'))).filter((part) => part !== '');
}

/** Removes apostrophes: people often type `obrien` for `o'brien`. */
export function joinLetters(text: string): string {
  return text.replace(/['’‘`´]/gu, '');
}

/** Clips a word to 64 characters, by which longer words are stored and searched. */
export function clipWord(word: string): string {
  return word.length <= 64 ? word : [...word].slice(0, 64).join('');
}
