import * as z from 'zod/mini';
import type { ErrorCode } from '@/lib/base/errors';
import type { DirectoryId } from '@/lib/base/ids';

/** The format of a directory's id in the configuration. */
export const directoryIdPattern = /^[a-z0-9][a-z0-9-]{0,62}$/;

/** The id of a directory in a form. The use-case checks whether it exists. */
export function directoryIdField(error: ErrorCode) {
  return z.string({ error }).check(z.regex(directoryIdPattern, { error })) as z.ZodMiniType<DirectoryId, string>;
}
