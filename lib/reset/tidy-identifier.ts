import { seenText } from '@/lib/base/typed-text';

const trailing = /[\s.,;:!?。，；：、！？]+$/u;

/**
 * Strips what programs add to a typed or pasted identifier: invisible characters, a name before an address, `mailto:`
 * and `tel:`, quotation marks, and the punctuation of a sentence.
 */
export function tidyIdentifier(typed: string): string {
  let text = seenText(typed)
    .replace(/[^\S\n\r]+/gu, ' ')
    .trim();
  const link = /^(?:mailto|tel|sms|callto):(?:\/\/)?([^?;]*)/i.exec(text);
  if (link?.[1]) text = seenText(decode(link[1])).trim();
  const bracketed = /^[^<>]*<\s*([^<>]*[^<>\s])\s*>[\s.,;]*$/u.exec(text);
  if (bracketed?.[1]) text = bracketed[1].replace(/^(?:mailto|tel):/i, '');
  const quoted = /^["'“”‘’«„「](.*)["'“”‘’»「」]$/u.exec(text);
  if (quoted?.[1]) text = quoted[1].trim();
  return text.replace(trailing, '') || text;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
