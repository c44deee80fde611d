import * as z from 'zod/mini';
import { tokenPattern } from '@/lib/base/token-pattern';
import { plainCode, seenText } from '@/lib/base/typed-text';
import { readFactor, readRecoveryCode } from './read-factor';

/**
 * What the forms before the console send, and those of an operator's own page. Messages are codes of `lib/base/errors`.
 */

/** An existing password: any text, unchanged. */
export const presentPasswordField = z
  .string({ error: 'field_required' })
  .check(z.minLength(1, { error: 'field_required', abort: true }), z.maxLength(1024, { error: 'password_too_long' }));

/** A typed code of the second factor. The use-case determines its kind. */
export const factorField = z.string({ error: 'field_required' }).check(
  z.trim(),
  z.minLength(1, { error: 'field_required', abort: true }),
  z.maxLength(64, { error: 'factor_refused', abort: true }),
  z.check((context) => {
    const read = readFactor(context.value);
    if (!read.ok) context.issues.push({ code: 'custom', input: context.value, message: read.error.code });
  }),
);

/** A recovery code in its own field: digits alone are part of one, not an app code. */
export const recoveryCodeField = z.string({ error: 'field_required' }).check(
  z.trim(),
  z.minLength(1, { error: 'field_required', abort: true }),
  z.maxLength(64, { error: 'recovery_code_format', abort: true }),
  z.refine((typed) => readRecoveryCode(typed) !== null, { error: 'recovery_code_format' }),
);

/** A code of an authenticator app, reduced to its digits. */
export const appCodeField = z
  .string({ error: 'field_required' })
  .check(
    z.overwrite(plainCode),
    z.minLength(1, { error: 'field_required', abort: true }),
    z.regex(/^\d{6}$/, { error: 'app_code_format' }),
  );

/** The browser's passkey answer, as JSON. */
export const passkeyField = z
  .string({ error: 'passkey_failed' })
  .check(z.minLength(2, { error: 'passkey_failed' }), z.maxLength(32_768, { error: 'passkey_failed' }));

/** Where to go afterwards; read with `readNextPath`. */
export const nextField = z.optional(z.string().check(z.maxLength(300, { error: 'form_invalid' })));

/** An invitation: the token alone, or the link that ends with it. */
export const invitationField = z.string({ error: 'field_required' }).check(
  z.trim(),
  z.minLength(1, { error: 'field_required', abort: true }),
  z.maxLength(2000, { error: 'field_too_long', abort: true }),
  z.overwrite((text) => seenText(text.slice(text.lastIndexOf('#') + 1)).replace(/\s/g, '')),
  z.regex(tokenPattern, { error: 'invite_over' }),
);
