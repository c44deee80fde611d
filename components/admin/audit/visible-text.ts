/** Signs that nobody sees but that change how a text reads: controls, marks of direction, spaces of no width. */
const hidden = /[\p{Cc}\p{Cf}\u2028\u2029\u115f\u1160\u3164\uffa0]/gu;
/** Joins emoji and letters of some scripts; harmless between them. */
const joiners = new Set(['\u200c', '\u200d']);

/** A text with its hidden signs written out, such as `\u202e`, so that it cannot pass for another one. */
export function visibleText(text: string): string {
  return text.replace(hidden, (sign) => (joiners.has(sign) ? sign : escapeSign(sign)));
}

function escapeSign(sign: string): string {
  const hex = (sign.codePointAt(0) ?? 0).toString(16);
  return hex.length > 4 ? `\\u{${hex}}` : `\\u${hex.padStart(4, '0')}`;
}
