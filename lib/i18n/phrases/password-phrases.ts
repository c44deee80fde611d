import { fill } from '@/lib/i18n/fill';
import type { Locale } from '@/lib/i18n/locales';
import { messagesFor } from '@/lib/i18n/messages-for';
import { punctuation } from '@/lib/i18n/punctuation';
import { getTranslator } from '@/lib/i18n/translator';
import { formPhrases } from './form-phrases';

/** Phrases of the form on `/password`. */
export function passwordPhrases(locale: Locale, directory?: string) {
  const { password, rules, strength } = messagesFor(locale);
  const { title: _title, intro: _intro, deadline: _deadline, setPassword, setting, ...words } = password;
  const { gap, comma, semicolon } = punctuation[locale];
  return {
    ...formPhrases(
      locale,
      ['password_required', 'password_too_long', 'passwords_differ', 'password_refused'],
      directory,
    ),
    ...words,
    ...{ gap, comma, semicolon },
    submit: setPassword,
    pending: setting,
    rules,
    strength,
  };
}

export type PasswordPhrases = ReturnType<typeof passwordPhrases>;

/** Title and intro of `/password`. */
export function passwordHeading(
  locale: Locale,
  facts: { account: string; directory: string },
): { title: string; intro: string } {
  const { title, intro } = messagesFor(locale).password;
  return { title, intro: fill(intro, facts) };
}

/** The deadline for setting the password, shown if no script counts down. `until` is shown as UTC time. */
export function passwordDeadline(locale: Locale, secondsLeft: number, until: Date): string {
  const time = until.toISOString().slice(11, 16);
  return getTranslator(locale)('password.deadline', { minutes: Math.max(1, Math.floor(secondsLeft / 60)), time });
}
