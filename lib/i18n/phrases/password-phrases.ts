import { fill } from '@/lib/i18n/fill';
import { formatUtcTime } from '@/lib/i18n/format-utc-time';
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
    ...{ gap, comma, semicolon, locale },
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

/** Title and intro of `/password` for an account whose password may not be changed yet, and the way on. */
export function tooRecentPhrases(locale: Locale, facts: { directory: string; from: Date }) {
  const { password, tooRecent, done, shell } = messagesFor(locale);
  const { directory, from } = facts;
  return {
    title: tooRecent.title,
    intro: fill(password.changeableFrom, { directory, time: formatUtcTime(from, locale) }),
    help: tooRecent.help,
    getHelp: shell.getHelp,
    restart: done.another,
  };
}

export type TooRecentPhrases = ReturnType<typeof tooRecentPhrases>;

/** The deadline for setting the password, shown if no script counts down. `until` is shown as UTC time. */
export function passwordDeadline(locale: Locale, secondsLeft: number, until: Date): string {
  const time = until.toISOString().slice(11, 16);
  return getTranslator(locale)('password.deadline', { minutes: Math.max(1, Math.floor(secondsLeft / 60)), time });
}
