import { type TemplateKey, templateRules } from './template-rules';

/** What is wrong with a template; `placeholder` is the name that is, or should be, in braces. */
export type TemplateProblem =
  | { code: 'too_long' }
  | { code: 'characters_refused' }
  | { code: 'placeholder_unknown'; placeholder: string }
  | { code: 'placeholder_missing'; placeholder: string }
  | { code: 'placeholder_repeated'; placeholder: string }
  | { code: 'digits_like_code' };

/** Control characters, line separators, characters that change the text direction, and half surrogate pairs. */
const refused = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/u;

/**
 * Checks one text of an organisation and returns the first problem, or null. When a whole message is pasted, the code
 * must be found, so in a message with a code nothing else may look like one (see `extractCode`).
 */
export function findTemplateProblem(key: TemplateKey, text: string): TemplateProblem | null {
  const { kind, placeholders, required, longest } = templateRules[key];
  if (text.length > longest) return { code: 'too_long' };
  if (refused.test(kind === 'mail' ? text.replaceAll('\n', '') : text)) return { code: 'characters_refused' };
  const parts = text.split(/(\{[^{}]*\})/);
  const named = parts.filter((_, at) => at % 2 === 1).map((part) => part.slice(1, -1));
  const unknown = named.find((name) => !placeholders.some((known) => known === name));
  if (unknown !== undefined) return { code: 'placeholder_unknown', placeholder: unknown.slice(0, 40) };
  // A brace that is left over belongs to no placeholder.
  if (parts.some((part, at) => at % 2 === 0 && /[{}]/.test(part)))
    return { code: 'placeholder_unknown', placeholder: '' };
  const missing = required.find((name) => !named.includes(name));
  if (missing) return { code: 'placeholder_missing', placeholder: missing };
  if (named.filter((name) => name === 'code').length > 1) return { code: 'placeholder_repeated', placeholder: 'code' };
  return named.includes('code') && holdsOtherCode(text) ? { code: 'digits_like_code' } : null;
}

function holdsOtherCode(text: string): boolean {
  const plain = text.normalize('NFKC');
  return /(?<!\d)\d{6,8}(?!\d)/.test(plain) || /\d\{code\}|\{code\}\d/.test(plain) || /@\S*\s*#/.test(plain);
}
