import { characterClass, classesOf, windowsClassesOf } from './character-classes';
import { domainWords, findAccountWord, findBannedWord } from './match-words';
import type { PasswordRule } from './password-rule';
import type { PasswordContext } from './policy';

/** Checks whether a password meets one rule. Null if only the server or the back end can tell. */
export function isRuleMet(rule: PasswordRule, password: string, context: PasswordContext): boolean | null {
  const limit = rule.limit ?? 0;
  switch (rule.rule) {
    case 'min_length':
      return Array.from(password).length >= limit;
    case 'max_length':
      return Array.from(password).length <= limit;
    case 'max_bytes':
      return new TextEncoder().encode(password).length <= limit;
    case 'class_lower':
      return classesOf(password).has('lower');
    case 'class_upper':
      return classesOf(password).has('upper');
    case 'class_digit':
      return classesOf(password).has('digit');
    case 'class_special':
      return classesOf(password).has('special');
    case 'min_classes':
      return classesOf(password).size >= limit;
    case 'complexity':
      return windowsClassesOf(password) >= limit;
    case 'allowed_characters':
    case 'control_characters':
      return offendingCharacters(rule, password).length === 0;
    case 'outer_spaces':
      return !/^\s|\s$/u.test(password);
    case 'max_run':
      return longestRun(password) <= limit;
    case 'account_words':
    case 'organisation_words':
      return offendingWord(rule, password, context) === null;
    case 'common_password':
    case 'history':
    case 'min_age':
    case 'refused_by_directory':
      return null;
  }
}

/** Returns the word that makes a password break a rule about words; null if there is none. */
export function offendingWord(rule: PasswordRule, password: string, context: PasswordContext): string | null {
  if (rule.rule === 'organisation_words')
    return findBannedWord(password, [...(rule.words ?? []), ...(rule.domains ? domainWords(context.words) : [])]);
  if (rule.rule !== 'account_words') return null;
  for (const wordRule of rule.wordRules ?? []) {
    const word = findAccountWord(password, wordRule, context.words);
    if (word !== null) return word;
  }
  return null;
}

/**
 * Characters that are invisible or look like a plain space: control and format characters, fillers, half surrogate
 * pairs, unassigned code points, and every other space.
 */
const invisible = /(?! )[\p{Cc}\p{Cf}\p{Cn}\p{Cs}\p{Z}\p{Default_Ignorable_Code_Point}]/u;

/**
 * Returns the characters that break a rule about characters, without duplicates. Invisible ones are named like
 * `U+0007`.
 */
export function offendingCharacters(rule: PasswordRule, password: string): string[] {
  const offends = (character: string) => {
    if (rule.rule === 'control_characters') return invisible.test(character);
    if (rule.rule !== 'allowed_characters') return false;
    const kind = characterClass(character);
    return (kind === null || kind === 'special') && !Array.from(rule.specials ?? '').includes(character);
  };
  // Within an emoji, the joiner and the variation selector are part of what people see.
  const seen =
    rule.rule === 'control_characters'
      ? password.replace(/(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}]\ufe0f?)[\u200d\ufe0f]/gu, '')
      : password;
  return [...new Set(seen)].filter(offends).map(nameOf);
}

function nameOf(character: string): string {
  if (character === ' ' || !/[\p{C}\p{Z}]/u.test(character)) return character;
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

function longestRun(password: string): number {
  let longest = 0;
  let run = 0;
  let previous: string | null = null;
  for (const character of password) {
    run = character === previous ? run + 1 : 1;
    previous = character;
    longest = Math.max(longest, run);
  }
  return longest;
}
