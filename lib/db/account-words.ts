import type { Account } from '@/lib/providers/types';
import { cjkRuns, clipWord, foldForSearch, joinLetters, splitWords } from './fold-for-search';

const mostWords = 160;
const shortestTail = 4;

/** Version of the output of `accountWords`. Increase it when that changes, so that stored words are rebuilt. */
export const wordsVersion = 1;

/**
 * Returns the words by which an account is found, each matched from its beginning: the whole user name, name and e-mail
 * address and their parts; Chinese, Japanese and Korean names from every character on (they are written without
 * spaces); and phone numbers from every digit on, down to the last four. See `searchQuery` for the counterpart.
 */
export function accountWords(account: Pick<Account, 'username' | 'displayName' | 'contacts'>): string[] {
  const words = new Set<string>();
  addText(words, account.username);
  if (account.displayName) addText(words, account.displayName);
  for (const { method, address } of account.contacts) {
    if (method === 'email') addEmail(words, address);
    else addNumber(words, address);
  }
  return [...words].slice(0, mostWords);
}

function addText(words: Set<string>, text: string): void {
  const folded = foldForSearch(text);
  for (const chunk of folded.split(/\s+/u)) {
    add(words, chunk);
    add(words, joinLetters(chunk));
    for (const part of splitWords(chunk)) add(words, part);
    for (const run of chunk.match(cjkRuns) ?? []) {
      const characters = [...run];
      for (let from = 0; from < characters.length; from += 1) add(words, characters.slice(from).join(''));
    }
  }
}

function addEmail(words: Set<string>, address: string): void {
  const folded = foldForSearch(address);
  const at = folded.lastIndexOf('@');
  const [local, domain] = [folded.slice(0, Math.max(at, 0)), folded.slice(at + 1)];
  add(words, folded);
  add(words, local);
  for (const part of splitWords(local)) add(words, part);
  // `mail.example.com` is also found as `example.com`.
  const labels = domain.split('.');
  for (let from = 0; from < labels.length - 1; from += 1) add(words, labels.slice(from).join('.'));
}

function addNumber(words: Set<string>, address: string): void {
  const digits = address.replace(/\D/g, '');
  for (let from = 0; from <= digits.length - shortestTail; from += 1) words.add(digits.slice(from));
}

function add(words: Set<string>, text: string): void {
  if (text !== '') words.add(clipWord(text));
}
