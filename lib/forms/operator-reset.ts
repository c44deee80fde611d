import * as z from 'zod/mini';
import { tokenPattern } from '@/lib/base/token-pattern';
import { locales } from '@/lib/i18n/locales';
import { accountFields } from './account-target';
import { handleField } from './handle-field';
import { reasonAndTicketFields } from './reason-and-ticket';
import { newPasswordField } from './reset';
import { tickedField } from './ticked-field';

/** The fields of the forms in which an operator resets for somebody else. Messages are codes of `lib/base/errors`. */

const why = {
  /** Created with the form, so that the same form is processed once. */
  nonce: z.string().check(z.regex(tokenPattern, { error: 'form_invalid' })),
  ...reasonAndTicketFields,
};

export const makeHandoffFields = {
  ...accountFields,
  ...why,
  to: z.union([z.literal('shown'), handleField('field_required')], { error: 'field_required' }),
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
  mustChange: tickedField,
};
