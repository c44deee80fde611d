import { operatorsDirectoryId } from '@/lib/admin/operators-directory';
import type { ErrorCode } from '@/lib/errors';
import type { Identifier } from '@/lib/providers/types';
import { err, ok, type Result } from '@/lib/result';
import type { Directories, Directory } from './directory';

/**
 * The directory an attempt is for: the only one, the one the person chose, or the one that the e-mail address's domain
 * belongs to; the operators' own only where it was chosen. `directory_required` where none of that decides,
 * `directory_unavailable` where operators cannot prove themselves here.
 */
export function chooseDirectory(
  { usable: directories, operators }: Pick<Directories, 'usable' | 'operators'>,
  identifier: Identifier,
  chosenId: string | undefined,
): Result<Directory, ErrorCode> {
  // Never because nothing else is there: an operator says so, and nobody else gets there.
  if (chosenId === operatorsDirectoryId) return operators ? ok(operators) : err('directory_unavailable');
  const [only] = directories;
  if (only && directories.length === 1) return ok(only);
  const chosen = directories.find((directory) => directory.id === chosenId);
  if (chosen) return ok(chosen);
  const domain = identifier.kind === 'email' ? identifier.value.split('@')[1] : undefined;
  const matching = directories.filter((directory) => domain !== undefined && directory.emailDomains.includes(domain));
  const [match] = matching;
  return match && matching.length === 1 ? ok(match) : err('directory_required');
}
