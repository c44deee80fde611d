import type { ErrorCode, PortalErrorCode } from '@/lib/base/errors';
import { fill } from '@/lib/i18n/fill';
import type { Locale } from '@/lib/i18n/locales';
import type { Messages } from '@/lib/i18n/messages/en';
import { messagesFor } from '@/lib/i18n/messages-for';

/** The phrases every form needs to report a failure. `errors` holds only the codes that can occur in the form. */
export type FormPhrases = {
  errors: Partial<Record<ErrorCode, string>> & { unexpected: string };
  wait: Messages['wait'];
  connectionLost: string;
  requestId: string;
  /** How many tries are left, if the form shows it. */
  triesLeft?: string;
  /** Asked before the person leaves a form with unsaved changes. */
  leaveUnsaved?: string;
};

const anywhere = [
  'directory_busy',
  'directory_unavailable',
  'directory_refused',
  'single_sign_on',
  'reset_unavailable',
  'account_off',
  'account_expired',
  'account_locked',
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
 * Returns the error phrases of one form: those for its `own` codes and for the codes that can occur in every form. With
 * `directory`, the back-end errors name that directory.
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
