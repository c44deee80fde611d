import type { CharacterClass } from './policy';

export const characterClasses = ['lower', 'upper', 'digit', 'special'] as const satisfies readonly CharacterClass[];

/** Every special character of ASCII, the space among them. */
export const asciiSpecials = ' !"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';

/**
 * The class of one character, or null outside printable ASCII. Back ends disagree about letters such as `ñ`, so one
 * never helps to meet a rule: what we accept, each of them accepts.
 */
export function characterClass(character: string): CharacterClass | null {
  if (/^[a-z]$/.test(character)) return 'lower';
  if (/^[A-Z]$/.test(character)) return 'upper';
  if (/^[0-9]$/.test(character)) return 'digit';
  return /^[ -~]$/.test(character) ? 'special' : null;
}

/** The classes that appear in a password. */
export function classesOf(password: string): Set<CharacterClass> {
  const found = new Set<CharacterClass>();
  for (const character of password) {
    const each = characterClass(character);
    if (each) found.add(each);
  }
  return found;
}
