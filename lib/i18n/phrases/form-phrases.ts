import type { ErrorCode, PortalErrorCode } from '@/lib/base/errors';
import { fill } from '@/lib/i18n/fill';
import type { Locale } from '@/lib/i18n/locales';
import type { Messages } from '@/lib/i18n/messages/en';
import { messagesFor } from '@/lib/i18n/messages-for';

/** What every form needs to say about a failure. `errors` holds only those that can happen in the form. */
export type FormPhrases = {
  errors: Partial<Record<ErrorCode, string>> & { unexpected: string };
  wait: Messages['wait'];
  connectionLost: string;
  requestId: string;
  /** How many tries are left, where a form tells. */
  triesLeft?: string;
  /** Asked before changes are lost, where a form can lose some. */
  leaveUnsaved?: string;
};

const anywhere = [
  'directory_busy',
  'directory_unavailable',
  'directory_refused',
  'single_sign_on',
  'reset_unavailable',
  'account_off',
  'account_elsewhere',
  'contact_changed',
  'attempt_expired',
  'cookies_off',
  'too_many_attempts',
  'too_many_tries',
  'page_out_of_date',
  'form_invalid',
  'unavailable',
] as const satisfies readonly PortalErrorCode[];

/**
 * The failures of one form in words: its own and those that can happen to every form. Where the form is about one
 * directory, that is named.
 */
export function formPhrases(locale: Locale, own: readonly PortalErrorCode[], directory?: string): FormPhrases {
  const { errors, form, named, wait } = messagesFor(locale);
  const told = Object.fromEntries([...own, ...anywhere].map((code) => [code, errors[code]]));
  return {
    errors: { ...told, ...(directory ? nameDirectory(named, directory) : {}), unexpected: errors.unexpected },
    wait,
    connectionLost: form.connectionLost,
    requestId: form.requestId,
  };
}

function nameDirectory(named: Messages['named'], directory: string): Record<keyof Messages['named'], string> {
  const { directory_busy, directory_unavailable, directory_refused } = named;
  return {
    directory_busy: fill(directory_busy, { directory }),
    directory_unavailable: fill(directory_unavailable, { directory }),
    directory_refused: fill(directory_refused, { directory }),
  };
}
