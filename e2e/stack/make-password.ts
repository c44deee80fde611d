import { randomInt } from 'node:crypto';

const letters = 'bcdfghkmnpqrstvwxz';

/** A password that every directory of the tests takes: four kinds of characters, no runs, no names, never seen before. */
export function makePassword(): string {
  const pick = () => letters.charAt(randomInt(letters.length));
  const part = () => `${pick().toUpperCase()}${pick()}${randomInt(10)}`;
  return [part(), part(), part(), part(), part()].join('-');
}
