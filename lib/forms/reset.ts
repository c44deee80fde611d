import * as z from 'zod/mini';
import { plainCode, seenText } from '@/lib/base/typed-text';
import { directoryIdField } from './directory-id';
import { lineField } from './line-field';

/**
 * What the portal's forms send. The same schema checks in the browser while typing and on the server before anything
 * is read. Messages are codes of `lib/base/errors`; the words are in the phrase files.
 */

export const identifierField = lineField(255, {
  missing: 'identifier_required',
  tooLong: 'identifier_too_long',
  invalid: 'identifier_invalid',
});

export const identifySchema = z.strictObject({
  identifier: identifierField,
  directory: z.optional(directoryIdField('directory_required')),
  /** Sent by a form that already showed the choice of directories. */
  asked: z.optional(z.literal('1', { error: 'form_invalid' })),
});
export type IdentifyInput = z.output<typeof identifySchema>;

/**
 * Finds the code in a pasted message. Accepts the digits of every script, and ignores spaces and dashes within a code.
 */
export function extractCode(text: string): string {
  const plain = seenText(text);
  const bound = /@\S+\s+#(\d{4,8})\b/.exec(plain);
  if (bound?.[1]) return bound[1];
  const alone = plainCode(plain);
  if (/^\d+$/.test(alone)) return alone;
  const within = /(?<!\d)\d{6,8}(?!\d)/.exec(plain) ?? /(?<!\d)\d{3}[\s\p{Pd}]\d{3}(?!\d)/u.exec(plain);
  return within ? plainCode(within[0]) : alone;
}

const codeField = z
  .string({ error: 'code_required' })
  .check(
    z.maxLength(2000, { error: 'code_format', abort: true }),
    z.overwrite(extractCode),
    z.minLength(1, { error: 'code_required', abort: true }),
    z.regex(/^\d{4,8}$/, { error: 'code_format' }),
  );

/** The answer to a `WorkOrder`, sent only if one was required. */
export const workField = z.optional(
  z.string({ error: 'form_invalid' }).check(z.maxLength(64, { error: 'form_invalid' })),
);

export const verifyCodeSchema = z.strictObject({
  code: codeField,
  work: workField,
});
export type VerifyCodeInput = z.output<typeof verifyCodeSchema>;

export const sendCodeSchema = z.strictObject({ method: z.enum(['email', 'sms'], { error: 'form_invalid' }) });
export type SendCodeInput = z.output<typeof sendCodeSchema>;

/** The slide in picture pixels. Scripts add its duration; without them the server measures it. */
export const solvePuzzleSchema = z.strictObject({
  pointX: z.pipe(
    z.string({ error: 'puzzle_required' }).check(z.regex(/^\d{1,4}$/, { error: 'puzzle_required' })),
    z.transform(Number),
  ),
  slideTime: z.optional(z.pipe(z.string().check(z.regex(/^\d{0,7}$/, { error: 'form_invalid' })), z.transform(Number))),
});
export type SolvePuzzleInput = z.output<typeof solvePuzzleSchema>;

/** Refuses only what no back end can accept. The directory's policy is checked with `lib/password-policy`. */
export const newPasswordField = z
  .string({ error: 'password_required' })
  .check(
    z.minLength(1, { error: 'password_required', abort: true }),
    z.maxLength(1024, { error: 'password_too_long' }),
  );

const currentPasswordField = z
  .string({ error: 'current_password_required' })
  .check(
    z.minLength(1, { error: 'current_password_required', abort: true }),
    z.maxLength(1024, { error: 'password_too_long' }),
  );

/** A new password with the current one, on one screen. */
export const changePasswordSchema = z
  .strictObject({
    identifier: identifierField,
    directory: z.optional(directoryIdField('directory_required')),
    asked: z.optional(z.literal('1', { error: 'form_invalid' })),
    currentPassword: currentPasswordField,
    newPassword: newPasswordField,
    /** Sent only by the form without scripts. */
    newPasswordConfirm: z.optional(z.string().check(z.maxLength(2048, { error: 'password_too_long' }))),
  })
  .check(
    z.refine((form) => form.newPasswordConfirm === undefined || form.newPasswordConfirm === form.newPassword, {
      error: 'passwords_differ',
      path: ['newPasswordConfirm'],
    }),
  );
export type ChangePasswordInput = z.output<typeof changePasswordSchema>;

export const setPasswordSchema = z
  .strictObject({
    username: z.optional(z.string().check(z.maxLength(1024, { error: 'form_invalid' }))),
    newPassword: newPasswordField,
    /** Sent only by the form without scripts. */
    newPasswordConfirm: z.optional(z.string().check(z.maxLength(2048, { error: 'password_too_long' }))),
  })
  .check(
    z.refine((form) => form.newPasswordConfirm === undefined || form.newPasswordConfirm === form.newPassword, {
      error: 'passwords_differ',
      path: ['newPasswordConfirm'],
    }),
  );
