import { fold } from '@/lib/base/fold';
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

/** Replaces characters that people swap for one another with one of them, character by character. */
function foldLookAlikes(text: string): string {
  return Array.from(text, (character) => lookAlikes[character] ?? character).join('');
}

/** Returns a name and its parts. The domain of an address is not part of a person's name: see `domainWords`. */
function partsOf(word: string): string[] {
  const [local = ''] = splitAddress(word);
  return [word, local, ...local.split(/[^\p{L}\p{N}]+/u)];
}

/** Returns a name and its parts, as Windows divides a display name. */
function windowsPartsOf(word: string): string[] {
  return [word, ...word.split(/[,.\-_\s#]+/)];
}

/** Returns the words in the domains of these addresses. They name the organisation, not the person. */
export function domainWords(words: readonly string[]): string[] {
  const labels = words.flatMap((word) => splitAddress(fold(word))[1]?.split('.').slice(0, -1) ?? []);
  return [...new Set(labels)].filter((label) => Array.from(label).length >= shortestDomainWord);
}

const shortestDomainWord = 4;

function splitAddress(word: string): [string, string?] {
  const at = word.lastIndexOf('@');
  return at < 0 ? [word] : [word.slice(0, at), word.slice(at + 1)];
}

/**
 * Returns the word of the account, or the part of it, that makes the password break this rule; null if there is none.
 * Case is ignored.
 */
export function findAccountWord(password: string, rule: WordRule, words: readonly string[]): string | null {
  const prepare = (text: string) => (rule.loose ? foldLookAlikes(text) : text);
  const lowered = words.map(fold);
  const divide = rule.loose ? partsOf : rule.inParts ? windowsPartsOf : (word: string) => [word];
  const wanted = lowered.flatMap(divide).filter((word) => word !== '' && Array.from(word).length >= rule.minWordLength);
  const text = prepare(fold(password));
  const hits = (word: string) => (rule.match === 'contains' ? text.includes(word) : text === word);
  const found = wanted.find((word) => {
    const prepared = prepare(word);
    return hits(prepared) || (rule.reversed && hits(Array.from(prepared).reverse().join('')));
  });
  return found ?? null;
}

/**
 * Returns the first of these words that the password contains, including look-alikes. Any separators, or none, may
 * appear between the parts of a name (`Example-Corp` for `Example Corp`).
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

/** Checks whether every password that breaks `weaker` also breaks `stronger`, for any words. */
export function impliesWordRule(stronger: WordRule, weaker: WordRule): boolean {
  return (
    (stronger.match === 'contains' || weaker.match === 'equals') &&
    (stronger.reversed || !weaker.reversed) &&
    (stronger.loose === true || weaker.loose !== true) &&
    (stronger.loose === true || stronger.inParts === true || weaker.inParts !== true) &&
    stronger.minWordLength <= weaker.minWordLength
  );
}
