import { fold } from '@/lib/base/fold';

const cjk = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}ー々';

/** Rows of characters that are written without spaces between words. */
export const cjkRuns = new RegExp(`[${cjk}]+`, 'gu');

/**
 * How texts are compared in a search: folded, without the accents of Latin, Greek and Cyrillic letters, because people
 * type names as they hear them. What PostgreSQL cannot store (NUL, half a surrogate pair) is left out.
 */
export function foldForSearch(text: string): string {
  const plain = fold(text.toWellFormed())
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC');
  return plain.replace(/[\p{Cc}\p{Cf}\ufffd]+/gu, ' ').trim();
}

/** Letters and digits between other characters; Chinese, Japanese and Korean rows stand alone. */
export function splitWords(text: string): string[] {
  const parts = text.split(/[^\p{L}\p{N}\p{M}]+/u);
  return parts.flatMap((part) => part.split(new RegExp(`([${cjk}]+)`, 'u'))).filter((part) => part !== '');
}

/** `o'brien` as people type it in a hurry. */
export function joinLetters(text: string): string {
  return text.replace(/['’‘`´]/gu, '');
}

/** Words longer than this are kept and looked for by their beginning. */
export function clipWord(word: string): string {
  return word.length <= 64 ? word : [...word].slice(0, 64).join('');
}
