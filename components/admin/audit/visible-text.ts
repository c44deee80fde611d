/** Invisible characters that change how a text reads: control characters, direction marks, zero-width spaces. */
const hidden = /[\p{Cc}\p{Cf}\u2028\u2029\u115f\u1160\u3164\uffa0]/gu;
/** Zero-width joiners, which emoji and some scripts need. */
const joiners = new Set(['\u200c', '\u200d']);

/** Escapes invisible characters, for instance as `\u202e`, so that a text cannot look like a different one. */
export function visibleText(text: string): string {
  return text.replace(hidden, (sign) => (joiners.has(sign) ? sign : escapeSign(sign)));
}

function escapeSign(sign: string): string {
  const hex = (sign.codePointAt(0) ?? 0).toString(16);
  return hex.length > 4 ? `\\u{${hex}}` : `\\u${hex.padStart(4, '0')}`;
}
