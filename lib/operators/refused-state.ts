import type { RefusedAnswer } from '@/lib/forms/form-state';
import type { NotAllowed } from './authorise';

/** A refusal as a form shows it: beside the field it is about, where it names one and the form has it. */
export function refusedState({ code, field }: NotAllowed, has: readonly string[] = []): RefusedAnswer {
  return field !== undefined && has.includes(field) ? { fields: { [field]: code } } : { error: code };
}
