import type { Locale } from '@/lib/i18n/locales';
import { messagesFor } from '@/lib/i18n/messages-for';
import { formPhrases } from './form-phrases';
import { passwordPhrases } from './password-phrases';

/** Phrases of the form on `/change`. */
export function changePhrases(locale: Locale) {
  const { identify, change } = messagesFor(locale);
  const password = passwordPhrases(locale);
  const own = formPhrases(locale, [
    ...(['identifier_required', 'identifier_too_long', 'identifier_invalid', 'directory_required'] as const),
    ...(['current_password_required', 'current_password_wrong', 'password_required', 'password_too_long'] as const),
    ...(['passwords_differ', 'password_refused'] as const),
  ]);
  return {
    ...password,
    ...own,
    identifier: identify.identifier,
    directory: change.directory,
    current: change.current,
    submit: change.submit,
    pending: change.pending,
  };
}

export type ChangePhrases = ReturnType<typeof changePhrases>;

/** Title and intro of `/change`. */
export function changeHeading(locale: Locale): { title: string; intro: string } {
  const { title, intro } = messagesFor(locale).change;
  return { title, intro };
}
