import type { ContactMethod } from '@/lib/base/contact';
import { fill } from '@/lib/i18n/fill';
import type { Locale } from '@/lib/i18n/locales';
import { messagesFor } from '@/lib/i18n/messages-for';
import { getTranslator } from '@/lib/i18n/translator';
import { formPhrases } from './form-phrases';

/** Phrases of the code form on `/verify`. `digits` is null if the length of a code varies. */
export function verifyPhrases(locale: Locale, digits: number | null = null, directory?: string) {
  const { form, verify, codeState } = messagesFor(locale);
  const told = formPhrases(
    locale,
    ['code_required', 'code_format', 'code_mismatch', 'code_expired', 'code_spent', 'work_required'],
    directory,
  );
  const format = digits === null ? {} : { code_format: fill(verify.codeFormat, { digits }) };
  return {
    ...told,
    errors: { ...told.errors, ...format },
    code: verify.code,
    hint: verify.codeHint,
    codeTriesLeft: { one: codeState.oneTryLeft, other: codeState.triesLeft },
    submit: form.continue,
    pending: form.checking,
    notYou: verify.notYou,
    change: verify.change,
  };
}

export type VerifyPhrases = ReturnType<typeof verifyPhrases>;

/** Phrases of the form "Send a new code". */
export function resendPhrases(locale: Locale, directory?: string) {
  const { verify } = messagesFor(locale);
  return {
    ...formPhrases(locale, ['send_too_soon', 'send_limit'], directory),
    submit: verify.resend,
    time: verify.resendTime,
    ready: verify.resendReady,
    pending: verify.sending,
    sent: verify.sent,
    nothing: { email: verify.nothingByEmail, sms: verify.nothingBySms },
  };
}

export type ResendPhrases = ReturnType<typeof resendPhrases>;

/** Phrases of the list "Try another way". */
export function methodListPhrases(locale: Locale, directory?: string) {
  const { verify } = messagesFor(locale);
  return {
    ...formPhrases(locale, ['send_too_soon', 'send_limit'], directory),
    title: verify.otherWay,
    pending: verify.sending,
  };
}

export type MethodListPhrases = ReturnType<typeof methodListPhrases>;

/** Label of a method's button. */
export function methodLabel(locale: Locale, method: ContactMethod): string {
  const { verify } = messagesFor(locale);
  return method === 'email' ? verify.sendByEmail : verify.sendBySms;
}

/** Title of `/verify` when it asks for a code. */
export function verifyTitle(locale: Locale): string {
  return messagesFor(locale).verify.title;
}

/** Title and intro of `/verify`. `identifier` is what the person typed; `digits` is null if the length varies. */
export function verifyHeading(
  locale: Locale,
  facts: { identifier: string; directory: string; method: ContactMethod; digits: number | null; minutes: number },
): { title: string; intro: string } {
  const t = getTranslator(locale);
  const { identifier, directory, minutes } = facts;
  const method = facts.method === 'email' ? t('verify.byEmail') : t('verify.bySms');
  const intro =
    facts.digits === null
      ? t('verify.introAnyLength', { identifier, directory, method, minutes })
      : t('verify.intro', { identifier, directory, method, minutes, digits: String(facts.digits) });
  return { title: t('verify.title'), intro };
}
