import { cjkRuns, foldForSearch } from '@/lib/db/fold-for-search';
import { tidyIdentifier } from '@/lib/reset/tidy-identifier';

export type SearchInput = { kind: 'empty' | 'short' | 'long' } | { kind: 'search'; text: string };

const longest = 200;

/** Reads the search text. One character is too short, except in Chinese, Japanese and Korean. */
export function readQuery(typed: string): SearchInput {
  if (typed.length > longest) return { kind: 'long' };
  const folded = foldForSearch(typed);
  if (folded === '') return { kind: 'empty' };
  if ([...folded].length < 2 && !folded.match(cjkRuns)) return { kind: 'short' };
  const text = tidyIdentifier(typed.toWellFormed().replace(/\p{Cc}+/gu, ' '));
  return { kind: 'search', text };
}
