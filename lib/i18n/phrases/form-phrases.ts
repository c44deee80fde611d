import type { ErrorCode, PortalErrorCode } from '@/lib/errors';
import type { Locale } from '@/lib/i18n/locales';
import type { Messages } from '@/lib/i18n/messages/en';
import { messagesFor } from '@/lib/i18n/messages-for';

/** What every form needs to say about a failure. `errors` holds only those that can happen in the form. */
export type FormPhrases = {
  errors: Partial<Record<ErrorCode, string>> & { unexpected: string };
  wait: Messages['wait'];
  connectionLost: string;
  requestId: string;
};

const anywhere = [
  'directory_busy',
  'directory_unavailable',
  'directory_refused',
  'single_sign_on',
  'reset_unavailable',
  'attempt_expired',
  'cookies_off',
  'too_many_attempts',
  'too_many_tries',
  'page_out_of_date',
  'form_invalid',
] as const satisfies readonly PortalErrorCode[];

/** The failures of one form in words: its own and those that can happen to every form. */
export function formPhrases(locale: Locale, own: readonly PortalErrorCode[]): FormPhrases {
  const { errors, form, wait } = messagesFor(locale);
  const told = Object.fromEntries([...own, ...anywhere].map((code) => [code, errors[code]]));
  return {
    errors: { ...told, unexpected: errors.unexpected },
    wait,
    connectionLost: form.connectionLost,
    requestId: form.requestId,
  };
}
