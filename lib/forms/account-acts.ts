import * as z from 'zod/mini';
import { accountFields } from './account-target';

/** What the forms on an account's page send. Messages are codes of `lib/base/errors`. */

const unprintable = /[\p{Cc}\p{Cs}]/u;
const line = z.refine<string>((value) => !unprintable.test(value), { error: 'field_invalid' });

/** Why an operator does it, and the ticket it belongs to: null where none was typed. */
export const whyFields = {
  reason: z
    .string({ error: 'reason_required' })
    .check(
      z.trim(),
      z.minLength(1, { error: 'reason_required', abort: true }),
      z.maxLength(300, { error: 'field_too_long' }),
      line,
    ),
  ticket: z.pipe(
    z.optional(z.string().check(z.trim(), z.maxLength(60, { error: 'field_too_long' }), line)),
    z.transform((ticket) => ticket || null),
  ),
};

export const actFields = { ...accountFields, ...whyFields };
export const contactFields = { ...accountFields, contact: z.string().check(z.regex(/^[0-9a-f]{16}$/, 'form_invalid')) };
