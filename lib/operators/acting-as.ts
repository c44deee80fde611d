import * as z from 'zod/mini';
import type { ErrorCode } from '@/lib/base/errors';
import type { Operator } from './actor';

/** The hidden field in every console form that says for which operator the form was opened. */
export const actingAsFields = { actingAs: z.optional(z.string().check(z.maxLength(64, 'form_invalid'))) };

/**
 * Returns why this operator must not send the form: another operator signed in in the same browser since it was opened,
 * or the page is from an older release without the field. Null if the form is theirs.
 */
export function whyNotTheirs(actingAs: string | undefined, { id }: Pick<Operator, 'id'>): ErrorCode | null {
  if (actingAs === undefined) return 'page_out_of_date';
  return actingAs === id ? null : 'other_operator';
}
