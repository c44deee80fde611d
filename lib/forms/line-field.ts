import * as z from 'zod/mini';
import type { ErrorCode } from '@/lib/base/errors';
import { isOneLine, withoutUnseen } from '@/lib/base/typed-text';

type LineCodes = { missing?: ErrorCode; tooLong?: ErrorCode; invalid?: ErrorCode };

/** One required line of text: a name, an address, a reason. */
export function lineField(
  most: number,
  { missing = 'field_required', tooLong = 'field_too_long', invalid = 'field_invalid' }: LineCodes = {},
) {
  return z.string({ error: missing }).check(
    // Text copied from contacts and mails contains invisible characters.
    z.overwrite(withoutUnseen),
    z.trim(),
    z.minLength(1, { error: missing, abort: true }),
    z.maxLength(most, { error: tooLong, abort: true }),
    z.refine(isOneLine, { error: invalid }),
  );
}

/** One optional line of text. Missing or empty becomes null. */
export function optionalLineField(most: number) {
  return z.pipe(
    z.optional(
      z
        .string()
        .check(
          z.overwrite(withoutUnseen),
          z.trim(),
          z.maxLength(most, { error: 'field_too_long', abort: true }),
          z.refine(isOneLine, { error: 'field_invalid' }),
        ),
    ),
    z.transform((line) => line || null),
  );
}
