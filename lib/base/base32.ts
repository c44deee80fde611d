import { plainCode } from './typed-text';

/** Crockford's base 32: no letter or digit that is taken for another one when read out. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const foreign = new RegExp(`[^${alphabet}]`);

/** A code that people read out and type: one character for five bits of each byte, in groups of four (`ABCD-EFGH`). */
export function writeBase32(bytes: Uint8Array): string {
  return inGroups(Array.from(bytes, (byte) => alphabet[byte % alphabet.length]).join(''));
}

/**
 * A code of so many characters as typed, in the form that `writeBase32` gives it: `o` read as 0, `i` and `l` as 1. Null
 * where it is none.
 */
export function readBase32(typed: string, length: number): string | null {
  const plain = plainCode(typed).toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1');
  return plain.length === length && !foreign.test(plain) ? inGroups(plain) : null;
}

function inGroups(characters: string): string {
  return (characters.match(/.{1,4}/g) ?? []).join('-');
}
