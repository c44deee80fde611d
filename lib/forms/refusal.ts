import type { ErrorCode } from '@/lib/base/errors';
import type { PasswordIssue } from '@/lib/password-policy/policy';
import type { RefusedAnswer } from './form-state';
import type { WorkOrder } from './proof-of-work';

/** Why a step was refused: a code that a person can be told, with its data. */
export type Refusal = {
  code: ErrorCode;
  retryAfterSeconds?: number;
  issues?: PasswordIssue[];
  work?: WorkOrder;
  triesLeft?: number;
};

/** The refusal as the answer of a form: beside `field` if the person can correct it there, otherwise above the form. */
export function refusalState(refusal: Refusal, field?: string): RefusedAnswer {
  const { code, ...data } = refusal;
  const atField = field !== undefined && code !== 'work_required';
  return atField ? { fields: { [field]: code }, ...data } : { error: code, ...data };
}
