import type { ErrorCode } from '@/lib/base/errors';
import type { PasswordIssue } from '@/lib/password-policy/policy';
import type { WorkOrder } from './proof-of-work';

/** What the form keeps, whether it was refused or not. */
type KeptInForm = {
  /** What was typed, so that nobody has to type it again without scripts. Never a secret. */
  values?: Record<string, string>;
  /** The session has a fresh second factor, so the form need not ask for one again. */
  steppedUp?: boolean;
};

/**
 * A value that is shown once and not stored, such as a temporary password, and for how many seconds it is visible. It
 * exists only in the response to a POST.
 */
export type Revealed = { text: string; seconds: number };

/** One finding of a test, with what to do about it. */
export type Finding = { tone: 'ok' | 'info' | 'danger'; text: string; remedy?: string };

/** Why a form was refused. Codes and numbers: the form has the words. */
export type RefusedAnswer = KeptInForm & {
  /** An error of the whole form. */
  error?: ErrorCode;
  /** Errors beside a field, by the field's name. */
  fields?: Record<string, ErrorCode>;
  /** Rules that the password broke. */
  issues?: PasswordIssue[];
  retryAfterSeconds?: number;
  /** With `code_mismatch`: how many tries the code has left. */
  triesLeft?: number;
  /** With `work_required`: what the browser has to compute before it sends the form again. */
  work?: WorkOrder;
  /** With `unexpected`: the request id, which a person can give to support. */
  requestId?: string;
  /** Replaces the words of `error` if the console knows more. */
  explanation?: string;
  /** With `outcome_unknown`: a password that may be in force. */
  revealed?: Revealed;
};

/** What was done, if the form stays on its page. */
export type DoneAnswer = KeptInForm & {
  /** What was done, in words. */
  notice?: string;
  revealed?: Revealed;
  checks?: Finding[];
  /** The WebAuthn options for the browser's passkey request, as JSON. */
  passkey?: string;
};

/** Differs in every response, so the form can tell two equal answers apart. */
type Numbered = { answer?: number };

export type Refused = RefusedAnswer & Numbered & { status: 'refused' };
export type Done = DoneAnswer & Numbered & { status: 'done' };

/** The last answer of a form's server action, if there was one. */
export type FormState =
  | { status: 'idle'; values?: undefined; steppedUp?: undefined; answer?: undefined }
  | Refused
  | Done;

export const initialFormState: FormState = { status: 'idle' };

/** The one code to show if a form has room for only one. */
export function firstError(state: FormState): ErrorCode | undefined {
  return state.status === 'refused' ? (state.error ?? Object.values(state.fields ?? {})[0]) : undefined;
}

/** A server action as a form takes it. Works with `useActionState`, with and without scripts. */
export type FormAction = (previous: FormState, form: FormData) => Promise<FormState>;
