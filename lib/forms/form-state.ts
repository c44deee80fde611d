import type { ErrorCode } from '@/lib/base/errors';
import type { PasswordIssue } from '@/lib/password-policy/policy';
import type { WorkOrder } from './proof-of-work';

/**
 * What a server action answers to its form. Codes and numbers only: the form has the words. Nothing secret that was
 * typed comes back; `values` carries the identifier so that nobody types it twice without scripts.
 */
export type FormState = {
  /** A failure of the whole form. */
  error?: ErrorCode;
  /** Failures beside a field, by the field's name. */
  fields?: Record<string, ErrorCode>;
  /** Rules that the password broke. */
  issues?: PasswordIssue[];
  retryAfterSeconds?: number;
  /** Comes with `code_mismatch`: how often the code can still be tried. */
  triesLeft?: number;
  /** Comes with `work_required`: what the browser has to work out before it sends the form again. */
  work?: WorkOrder;
  /** Shown with `unexpected`, so that a person can tell support which request it was. */
  requestId?: string;
  values?: Record<string, string>;
  /** Words of what was done, where the console's form stays on its page. */
  notice?: string;
  /** A fresh second factor is there, so that the form need not ask for one again. */
  steppedUp?: boolean;
  /**
   * Something that is shown once and kept nowhere, for instance a temporary password and for how many seconds it stays
   * on the screen. It travels in the answer to a POST alone.
   */
  revealed?: { text: string; seconds: number };
  /** Findings, one after the other, each with what to do about it. */
  checks?: { tone: 'ok' | 'info' | 'danger'; text: string; remedy?: string }[];
  /** What the browser asks its passkey for: options of WebAuthn as JSON. */
  passkey?: string;
  /** A code was sent just now. */
  sent?: boolean;
  /** Changes with every answer, so that the form can tell two equal answers apart. */
  answer?: number;
};

export const initialFormState: FormState = {};

/** A server action as a form takes it: works with `useActionState`, with and without scripts. */
export type FormAction = (previous: FormState, form: FormData) => Promise<FormState>;
