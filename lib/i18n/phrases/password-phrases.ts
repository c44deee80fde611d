import { fill } from '@/lib/i18n/fill';
import type { Locale } from '@/lib/i18n/locales';
import { messagesFor } from '@/lib/i18n/messages-for';
import { formPhrases } from './form-phrases';

/** The words of the form on `/password`. */
export function passwordPhrases(locale: Locale) {
  const { password, rules, strength } = messagesFor(locale);
  const { title: _title, intro: _intro, setPassword, setting, ...words } = password;
  return {
    ...formPhrases(locale, ['password_required', 'password_too_long', 'passwords_differ', 'password_refused']),
    ...words,
    submit: setPassword,
    pending: setting,
    rules,
    strength,
  };
}

export type PasswordPhrases = ReturnType<typeof passwordPhrases>;

/** Title and first lines of `/password`. */
export function passwordHeading(
  locale: Locale,
  facts: { account: string; directory: string },
): { title: string; intro: string } {
  const { title, intro } = messagesFor(locale).password;
  return { title, intro: fill(intro, facts) };
}
