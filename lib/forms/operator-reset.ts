import * as z from 'zod/mini';
import { locales } from '@/lib/i18n/locales';
import { accountFields } from './account-target';
import { lineField } from './operators';
import { newPasswordField } from './reset';

/** What the forms send with which an operator resets for somebody else. Messages are codes of `lib/base/errors`. */

const why = {
  /** Made with the form, so that the same form is done once. */
  nonce: z.string().check(z.regex(/^[\w-]{43}$/, { error: 'form_invalid' })),
  reason: lineField(300, 'reason_required'),
  ticket: z.pipe(
    z.optional(z.string().check(z.trim(), z.maxLength(60, { error: 'field_too_long' }))),
    z.transform((ticket) => ticket || null),
  ),
};

export const makeHandoffFields = {
  ...accountFields,
  ...why,
  to: z.string({ error: 'field_required' }).check(z.regex(/^(shown|[0-9a-f]{16})$/, { error: 'field_required' })),
  locale: z.enum(locales, { error: 'field_required' }),
};

export const takeBackFields = {
  ...accountFields,
  handoff: z.string().check(z.regex(/^[0-9a-f]{24}$/, { error: 'form_invalid' })),
};

export const wayFields = { ...accountFields, ...why };

export const chosenFields = {
  ...wayFields,
  newPassword: newPasswordField,
  mustChange: z.optional(z.literal('on')),
};
