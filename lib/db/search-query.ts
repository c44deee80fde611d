import { clipWord, foldForSearch, splitWords } from './fold-for-search';

const longestQuery = 200;
const mostChunks = 8;

/**
 * What an operator typed as a PostgreSQL `tsquery`: every word has to begin a word of the account, in any order. A phone
 * number may be typed with spaces, brackets, a country code or the zero before it. Null where nothing was typed that
 * could be found. Words are quoted, so that no character means anything to the database.
 */
export function searchQuery(typed: string): string | null {
  const text = foldForSearch(typed).slice(0, longestQuery).toWellFormed();
  const numbers = readNumbers(text).map(beginning);
  if (numbers.length > 0 && /\s/.test(text)) return numbers.join(' | ');
  const chunks = text.split(/\s+/u).map(trimEnds).filter(Boolean).slice(0, mostChunks);
  if (chunks.length === 0) return null;
  return [...numbers, chunks.map(chunkQuery).join(' & ')].join(' | ');
}

/** A chunk as a whole (`ana.lopez@exam`), or all of its parts (`lopez,ana`). */
function chunkQuery(chunk: string): string {
  const parts = splitWords(chunk).filter((part) => part.length > 1 || /[^\x20-\x7e]/.test(part));
  const all = parts.map(beginning).join(' & ');
  return parts.length > 1 ? `(${beginning(chunk)} | (${all}))` : beginning(chunk);
}

/** The digits of something that reads like a phone number: as typed, and without the zeros before it. */
function readNumbers(text: string): string[] {
  if (!/^\+?[\d\s().\-/]+$/.test(text)) return [];
  // As in +49 (0)30: the zero is for calls from inside the country.
  const digits = text.replace(/^(\+[\d\s-]*)\(0\)/, '$1').replace(/\D/g, '');
  if (digits.length < 4) return [];
  const national = digits.replace(/^0+/, '');
  return national !== digits && national.length >= 6 ? [digits, national] : [digits];
}

function beginning(word: string): string {
  return `'${clipWord(word).replaceAll('\\', '\\\\').replaceAll("'", "''")}':*`;
}

/** Punctuation that a sentence or a copied list leaves around a word. */
function trimEnds(chunk: string): string {
  return chunk.replace(/^[\s,;:.!?'"()<>[\]{}&|*]+|[\s,;:.!?'"()<>[\]{}&|*]+$/gu, '');
}
