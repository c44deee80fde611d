import { digitsOf, looksLikeNumber } from '@/lib/base/phone-numbers';
import { clipWord, foldForSearch, splitWords } from './fold-for-search';

const longestQuery = 200;
const mostChunks = 8;

/**
 * Converts what an operator typed to a PostgreSQL `tsquery`: every typed word must be a prefix of a word of the
 * account, in any order. A phone number may be typed with spaces, brackets, a country code or a leading zero. Null if
 * nothing searchable was typed. Words are quoted, so that no character has a meaning to the database.
 */
export function searchQuery(typed: string): string | null {
  const text = foldForSearch(typed).slice(0, longestQuery).toWellFormed();
  const numbers = readNumbers(text).map(beginning);
  if (numbers.length > 0 && /\s/.test(text)) return numbers.join(' | ');
  const chunks = text.split(/\s+/u).map(trimEnds).filter(Boolean).slice(0, mostChunks);
  if (chunks.length === 0) return null;
  return [...numbers, chunks.map(chunkQuery).join(' & ')].join(' | ');
}

/** Returns the query for a chunk: the whole (`ana.lopez@exam`), or all of its parts (`lopez,ana`). */
function chunkQuery(chunk: string): string {
  const parts = splitWords(chunk).filter((part) => part.length > 1 || /[^\x20-\x7e]/.test(part));
  const all = parts.map(beginning).join(' & ');
  return parts.length > 1 ? `(${beginning(chunk)} | (${all}))` : beginning(chunk);
}

/** Returns the digits of a text that looks like a phone number: as typed, and without leading zeros. */
function readNumbers(text: string): string[] {
  if (!looksLikeNumber(text)) return [];
  const digits = digitsOf(text);
  if (digits.length < 4) return [];
  const national = digits.replace(/^0+/, '');
  return national !== digits && national.length >= 6 ? [digits, national] : [digits];
}

function beginning(word: string): string {
  return `'${clipWord(word).replaceAll('\\', '\\\\').replaceAll("'", "''")}':*`;
}

/** Removes punctuation that a sentence or a copied list leaves around a word. */
function trimEnds(chunk: string): string {
  return chunk.replace(/^[\s,;:.!?'"()<>[\]{}&|*]+|[\s,;:.!?'"()<>[\]{}&|*]+$/gu, '');
}
