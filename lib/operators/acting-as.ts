import * as z from 'zod/mini';
import type { ErrorCode } from '@/lib/base/errors';
import type { Operator } from './actor';

/** The hidden field in which every form of the console says for which operator it was opened. */
export const actingAsFields = { actingAs: z.optional(z.string().check(z.maxLength(64, 'form_invalid'))) };

/**
 * Why a form must not be sent by this operator: somebody else signed in in the same browser after it was opened, or it is a
 * page of an older release that does not say. Null where it is theirs.
 */
export function whyNotTheirs(actingAs: string | undefined, { id }: Pick<Operator, 'id'>): ErrorCode | null {
  if (actingAs === undefined) return 'page_out_of_date';
  return actingAs === id ? null : 'other_operator';
}
