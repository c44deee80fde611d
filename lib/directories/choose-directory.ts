import type { ErrorCode } from '@/lib/errors';
import type { Identifier } from '@/lib/providers/types';
import { err, ok, type Result } from '@/lib/result';
import type { Directory } from './directory';

/**
 * The directory an attempt is for: the only one, the one the person chose, or the one that the e-mail address's domain
 * belongs to. `directory_required` where none of that decides.
 */
export function chooseDirectory(
  directories: readonly Directory[],
  identifier: Identifier,
  chosenId: string | undefined,
): Result<Directory, ErrorCode> {
  const [only] = directories;
  if (only && directories.length === 1) return ok(only);
  const chosen = directories.find((directory) => directory.id === chosenId);
  if (chosen) return ok(chosen);
  const domain = identifier.kind === 'email' ? identifier.value.split('@')[1] : undefined;
  const matching = directories.filter((directory) => domain !== undefined && directory.emailDomains.includes(domain));
  const [match] = matching;
  return match && matching.length === 1 ? ok(match) : err('directory_required');
}
