import { plainCode } from './typed-text';

/** Crockford's base 32, which leaves out letters that look like a digit or another letter. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const foreign = new RegExp(`[^${alphabet}]`);

/**
 * Formats bytes as a code that people read out and type: one character for the low five bits of each byte, in groups of
 * four (`ABCD-EFGH`).
 */
export function writeBase32(bytes: Uint8Array): string {
  return inGroups(Array.from(bytes, (byte) => alphabet[byte % alphabet.length]).join(''));
}

/**
 * Normalises a typed code to the form of `writeBase32`: `o` is read as 0, `i` and `l` as 1. Null if it is not a code of
 * `length` characters.
 */
export function readBase32(typed: string, length: number): string | null {
  const plain = plainCode(typed).toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1');
  return plain.length === length && !foreign.test(plain) ? inGroups(plain) : null;
}

function inGroups(characters: string): string {
  return (characters.match(/.{1,4}/g) ?? []).join('-');
}
