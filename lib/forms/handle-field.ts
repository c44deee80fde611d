import * as z from 'zod/mini';
import type { ErrorCode } from '@/lib/base/errors';

/** The handle that pages use for a contact, a session or an attempt: part of a hash or an id. */
export const handlePattern = /^[0-9a-f]{16}$/;

export function handleField(error: ErrorCode = 'form_invalid') {
  return z.string({ error }).check(z.regex(handlePattern, { error }));
}
