/**
 * Puts a name on one line: control and direction characters and half surrogate pairs become spaces, at most 80
 * characters.
 */
export function plainName(name: string): string {
  const line = name.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  return [...line].slice(0, 80).join('');
}
