import type { Locale } from '@/lib/i18n/locales';
import { messagesFor } from '@/lib/i18n/messages-for';
import { formPhrases } from './form-phrases';

/** Phrases of the form on `/handoff`. */
export function handoffPhrases(locale: Locale) {
  const { form, handoff } = messagesFor(locale);
  return {
    ...formPhrases(locale, ['handoff_over', 'short_code_format']),
    intro: handoff.intro,
    introCode: handoff.introCode,
    code: handoff.code,
    hint: handoff.codeHint,
    warning: handoff.warning,
    submit: form.continue,
    pending: form.checking,
  };
}

export type HandoffPhrases = ReturnType<typeof handoffPhrases>;

/** Title of `/handoff`. */
export function handoffHeading(locale: Locale): { title: string } {
  return { title: messagesFor(locale).handoff.title };
}
