import type { ErrorCode } from '@/lib/base/errors';
import type { PasswordIssue } from '@/lib/password-policy/policy';
import type { WorkOrder } from './proof-of-work';

/** What stays the same in the form, whether it was refused or not. */
type KeptInForm = {
  /** What was typed, so that nobody types it twice without scripts. Never a secret. */
  values?: Record<string, string>;
  /** A fresh second factor is there, so that the form need not ask for one again. */
  steppedUp?: boolean;
};

/**
 * Something that is shown once and kept nowhere, for instance a temporary password, and for how many seconds it stays on
 * the screen. It travels in the answer to a POST alone.
 */
export type Revealed = { text: string; seconds: number };

/** One finding of a test, with what to do about it. */
export type Finding = { tone: 'ok' | 'info' | 'danger'; text: string; remedy?: string };

/** Why a form was refused. Codes and numbers: the form has the words. */
export type RefusedAnswer = KeptInForm & {
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
  /** In place of the words of `error`, where the console knows more. */
  explanation?: string;
  /** Comes with `outcome_unknown`: a password that may be set. */
  revealed?: Revealed;
};

/** What was done, where the form stays on its page. */
export type DoneAnswer = KeptInForm & {
  /** What was done, in words. */
  notice?: string;
  revealed?: Revealed;
  checks?: Finding[];
  /** What the browser asks its passkey for: options of WebAuthn as JSON. */
  passkey?: string;
};

/** Changes with every answer of the server, so that the form can tell two equal answers apart. */
type Numbered = { answer?: number };

export type Refused = RefusedAnswer & Numbered & { status: 'refused' };
export type Done = DoneAnswer & Numbered & { status: 'done' };

/** What a form knows of its server action: nothing yet, or the last answer. */
export type FormState =
  | { status: 'idle'; values?: undefined; steppedUp?: undefined; answer?: undefined }
  | Refused
  | Done;

export const initialFormState: FormState = { status: 'idle' };

/** The one code to show where a form has room for one only. */
export function firstError(state: FormState): ErrorCode | undefined {
  return state.status === 'refused' ? (state.error ?? Object.values(state.fields ?? {})[0]) : undefined;
}

/** A server action as a form takes it: works with `useActionState`, with and without scripts. */
export type FormAction = (previous: FormState, form: FormData) => Promise<FormState>;
