import type { RefusedAnswer } from '@/lib/forms/form-state';
import type { NotAllowed } from './authorise';

/** A refusal as the answer to a form: beside its field if the form has that field. */
export function refusedState({ code, field }: NotAllowed, has: readonly string[] = []): RefusedAnswer {
  return field !== undefined && has.includes(field) ? { fields: { [field]: code } } : { error: code };
}
