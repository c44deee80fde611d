import type { WordRule } from './policy';

const lookAlikes: Record<string, string> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  l: 'i',
  '!': 'i',
  '|': 'i',
  '0': 'o',
  '5': 's',
  $: 's',
  '7': 't',
  '+': 't',
};

/** Characters that people swap for one another become one, character by character. */
function foldLookAlikes(text: string): string {
  return Array.from(text, (character) => lookAlikes[character] ?? character).join('');
}

function partsOf(word: string): string[] {
  return [word, ...word.split(/[^\p{L}\p{N}]+/u)];
}

/** Writings of the same letters become one: composed and decomposed accents, full width, upper and lower case. */
function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** Whether the password breaks this rule about the words of an account. Upper and lower case are one. */
export function breaksWordRule(password: string, rule: WordRule, words: readonly string[]): boolean {
  const prepare = (text: string) => (rule.loose ? foldLookAlikes(text) : text);
  const lowered = words.map(fold);
  const wanted = (rule.loose ? lowered.flatMap(partsOf) : lowered).filter(
    (word) => word !== '' && Array.from(word).length >= rule.minWordLength,
  );
  const text = prepare(fold(password));
  const hits = (word: string) => (rule.match === 'contains' ? text.includes(word) : text === word);
  return wanted.map(prepare).some((word) => hits(word) || (rule.reversed && hits(Array.from(word).reverse().join(''))));
}

/** Whether the password contains one of these words, look-alikes included. */
export function containsBannedWord(password: string, words: readonly string[]): boolean {
  const text = foldLookAlikes(fold(password));
  return words.some((word) => word !== '' && text.includes(foldLookAlikes(fold(word))));
}

/** Whether every password that breaks `weaker` breaks `stronger` too, whatever the words are. */
export function impliesWordRule(stronger: WordRule, weaker: WordRule): boolean {
  return (
    (stronger.match === 'contains' || weaker.match === 'equals') &&
    (stronger.reversed || !weaker.reversed) &&
    (stronger.loose === true || weaker.loose !== true) &&
    stronger.minWordLength <= weaker.minWordLength
  );
}
