import type { ErrorCode } from '@/lib/base/errors';
import { err, ok, type Result } from '@/lib/base/result';
import type { Locale } from '@/lib/i18n/locales';
import { findTemplateProblem, type TemplateProblem } from '@/lib/notify/templates/find-template-problem';
import type { MessagesConfig, MessageWords } from '@/lib/notify/templates/messages-config';
import { type TemplateKey, templateKeys } from '@/lib/notify/templates/template-rules';
import type { SectionErrors } from './check-section';

export type TemplatesForm = Record<TemplateKey, string>;

/** The error beside the field for each problem of `findTemplateProblem`. */
const codes: Record<TemplateProblem['code'], ErrorCode> = {
  too_long: 'field_too_long',
  characters_refused: 'characters_refused',
  placeholder_unknown: 'placeholder_unknown',
  placeholder_missing: 'placeholder_missing',
  placeholder_repeated: 'placeholder_repeated',
  digits_like_code: 'digits_like_code',
};

/** Normalises the browser's text for storage: line feeds only, trimmed. */
function tidyTemplate(text: string): string {
  return text.replaceAll('\r\n', '\n').trim();
}

/** Reads the form of one language's texts. An empty or unchanged text uses the default. */
export function readTemplatesForm(
  form: TemplatesForm,
  defaults: Record<TemplateKey, string>,
): Result<MessageWords, SectionErrors> {
  const words: MessageWords = {};
  const errors: SectionErrors = {};
  for (const key of templateKeys) {
    const text = tidyTemplate(form[key]);
    if (text === '' || text === defaults[key]) continue;
    const problem = findTemplateProblem(key, text);
    if (problem) errors[key] = codes[problem.code];
    else words[key] = text;
  }
  return Object.keys(errors).length > 0 ? err(errors) : ok(words);
}

/** Returns the section with one language's texts replaced; undefined if nothing is left. */
export function withWords(messages: MessagesConfig, locale: Locale, words: MessageWords): MessagesConfig | undefined {
  const languages = { ...messages, [locale]: words };
  const kept = Object.entries(languages).filter(([, own]) => own && Object.keys(own).length > 0);
  return kept.length > 0 ? Object.fromEntries(kept) : undefined;
}
