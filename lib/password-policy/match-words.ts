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

/** A name and its parts. The domain of an address is no part of a person's name: `domainWords` has it. */
function partsOf(word: string): string[] {
  const [local = ''] = splitAddress(word);
  return [word, local, ...local.split(/[^\p{L}\p{N}]+/u)];
}

/** The words in the domains of these addresses, which name the organisation and not the person. */
export function domainWords(words: readonly string[]): string[] {
  const labels = words.flatMap((word) => splitAddress(fold(word))[1]?.split('.').slice(0, -1) ?? []);
  return [...new Set(labels)].filter((label) => Array.from(label).length >= shortestDomainWord);
}

const shortestDomainWord = 4;

function splitAddress(word: string): [string, string?] {
  const at = word.lastIndexOf('@');
  return at < 0 ? [word] : [word.slice(0, at), word.slice(at + 1)];
}

/** Writings of the same letters become one: composed and decomposed accents, full width, upper and lower case. */
function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** Whether the password breaks this rule about the words of an account. Upper and lower case are one. */
export function breaksWordRule(password: string, rule: WordRule, words: readonly string[]): boolean {
  return findAccountWord(password, rule, words) !== null;
}

/** The word of an account, or the part of it, with which the password breaks this rule; null where it breaks none. */
export function findAccountWord(password: string, rule: WordRule, words: readonly string[]): string | null {
  const prepare = (text: string) => (rule.loose ? foldLookAlikes(text) : text);
  const lowered = words.map(fold);
  const wanted = (rule.loose ? lowered.flatMap(partsOf) : lowered).filter(
    (word) => word !== '' && Array.from(word).length >= rule.minWordLength,
  );
  const text = prepare(fold(password));
  const hits = (word: string) => (rule.match === 'contains' ? text.includes(word) : text === word);
  const found = wanted.find((word) => {
    const prepared = prepare(word);
    return hits(prepared) || (rule.reversed && hits(Array.from(prepared).reverse().join('')));
  });
  return found ?? null;
}

/**
 * The first of these words that the password contains, look-alikes included. Between the parts of a name any marks, or
 * none, may stand (`Example-Corp` for `Example Corp`).
 */
export function findBannedWord(password: string, words: readonly string[]): string | null {
  const text = foldLookAlikes(fold(password));
  const found = words.find((word) => {
    const wanted = foldLookAlikes(fold(word));
    const parts = wanted.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
    if (parts.length < 2) return wanted !== '' && text.includes(wanted);
    return new RegExp(parts.join('[^\\p{L}\\p{N}]*'), 'u').test(text);
  });
  return found ?? null;
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
