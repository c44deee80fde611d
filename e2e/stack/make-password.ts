import { randomInt } from 'node:crypto';

const letters = 'bcdfghkmnpqrstvwxz';

/** Returns a random password that every test directory accepts: four kinds of characters, no runs, no names. */
export function makePassword(): string {
  const pick = () => letters.charAt(randomInt(letters.length));
  const part = () => `${pick().toUpperCase()}${pick()}${randomInt(10)}`;
  return [part(), part(), part(), part(), part()].join('-');
}
