/** Characters without width on screen: direction marks, joiners, byte order marks, soft hyphens, fillers. */
const unseen = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/** Removes characters without width on screen. */
export function withoutUnseen(text: string): string {
  return text.replace(unseen, '');
}

/**
 * Returns typed or pasted text as the person sees it: invisible characters are removed, and full-width forms and the
 * digits of every script become ASCII.
 */
export function seenText(typed: string): string {
  return withoutUnseen(typed.normalize('NFKC'))
    .replace(/\p{Nd}/gu, asciiDigit)
    .normalize('NFKC');
}

/** Whether the text is one line: without line breaks, control characters and half surrogate pairs. */
export function isOneLine(text: string): boolean {
  return !/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(text);
}

/** Normalises a code for comparison: removes spaces and dashes, which people and mail programs add. */
export function plainCode(typed: string): string {
  return seenText(typed).replace(/[\s\p{Pd}\u2212]/gu, '');
}

/** Every script has its ten digits in one row of Unicode, and adjacent rows each begin with a zero. */
function asciiDigit(digit: string): string {
  if (digit <= '9') return digit;
  const at = digit.codePointAt(0) ?? 0;
  let first = at;
  while (/^\p{Nd}$/u.test(String.fromCodePoint(first - 1))) first -= 1;
  return String((at - first) % 10);
}
