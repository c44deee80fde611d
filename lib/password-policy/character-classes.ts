import type { CharacterClass } from './policy';

export const characterClasses = ['lower', 'upper', 'digit', 'special'] as const satisfies readonly CharacterClass[];

/** Every ASCII special character, including the space. */
export const asciiSpecials = ' !"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';

/**
 * Returns the class of one character, or null outside printable ASCII. Back ends disagree about letters such as `ñ`, so
 * such a letter never counts towards a rule: whatever we accept, every back end accepts.
 */
export function characterClass(character: string): CharacterClass | null {
  if (/^[a-z]$/.test(character)) return 'lower';
  if (/^[A-Z]$/.test(character)) return 'upper';
  if (/^[0-9]$/.test(character)) return 'digit';
  return /^[ -~]$/.test(character) ? 'special' : null;
}

/** Returns the classes that appear in a password. */
export function classesOf(password: string): Set<CharacterClass> {
  const found = new Set<CharacterClass>();
  for (const character of password) {
    const each = characterClass(character);
    if (each) found.add(each);
  }
  return found;
}

/**
 * Counts the classes of Windows that appear in a password: capital letters, lower-case letters, digits, symbols, and
 * letters without case such as Chinese characters. Currency signs and spaces do not count.
 * @see https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/security-policy-settings/password-must-meet-complexity-requirements
 */
export function windowsClassesOf(password: string): number {
  const classes = [/\p{Lu}/u, /\p{Ll}/u, /[0-9]/, /[~!@#$%^&*_\-+=`|\\(){}[\]:;"'<>,.?/]/, /[\p{Lo}\p{Lm}\p{Lt}]/u];
  return classes.filter((pattern) => pattern.test(password)).length;
}
