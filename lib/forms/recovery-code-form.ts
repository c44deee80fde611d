import { plainCode } from '@/lib/base/typed-text';

/** A recovery code as typed, in the one form that is compared: `o` read as 0, `i` and `l` as 1. Null where it is none. */
export function readRecoveryCode(typed: string): string | null {
  const plain = plainCode(typed).toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1');
  return /^[0-9A-HJKMNP-TV-Z]{16}$/.test(plain) ? inGroups(plain) : null;
}

/** Groups of four, as people read them out. */
export function inGroups(code: string): string {
  return (code.match(/.{4}/g) ?? []).join('-');
}
