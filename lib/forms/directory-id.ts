import * as z from 'zod/mini';
import type { ErrorCode } from '@/lib/base/errors';
import type { DirectoryId } from '@/lib/base/ids';

/** What the configuration may call a directory. */
export const directoryIdPattern = /^[a-z0-9][a-z0-9-]{0,62}$/;

/** The id of a directory in a form. Whether there is such a directory is for the use-case to find out. */
export function directoryIdField(error: ErrorCode) {
  return z.string({ error }).check(z.regex(directoryIdPattern, { error })) as z.ZodMiniType<DirectoryId, string>;
}
