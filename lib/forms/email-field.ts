import * as z from 'zod/mini';
import { isMailAddress } from '@/lib/base/mail-address';
import { lineField } from './line-field';

/** The e-mail address of an operator, which Rekey sends mail to. */
export const emailField = lineField(254).check(z.toLowerCase(), z.refine(isMailAddress, { error: 'field_invalid' }));
