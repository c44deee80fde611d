import type { Locale } from '@/lib/i18n/locales';
import { messagesFor } from '@/lib/i18n/messages-for';
import { formPhrases } from './form-phrases';

/** Phrases of the form on `/`. */
export function identifyPhrases(locale: Locale) {
  const { form, identify } = messagesFor(locale);
  return {
    ...formPhrases(locale, ['identifier_required', 'identifier_too_long', 'identifier_invalid', 'directory_required']),
    identifier: identify.identifier,
    directory: identify.directory,
    promise: identify.promise,
    submit: form.continue,
    pending: form.checking,
  };
}

/** Phrases of the form on `/unlock`. */
export function unlockPhrases(locale: Locale) {
  const { unlock } = messagesFor(locale);
  return { ...identifyPhrases(locale), directory: unlock.directory, promise: '' };
}

/** Title and intro of `/unlock`. */
export function unlockHeading(locale: Locale): { title: string; intro: string } {
  const { title, intro } = messagesFor(locale).unlock;
  return { title, intro };
}

export type IdentifyPhrases = ReturnType<typeof identifyPhrases>;

/** Title and intro of `/`. */
export function identifyHeading(locale: Locale): { title: string; intro: string } {
  const { title, intro } = messagesFor(locale).identify;
  return { title, intro };
}
