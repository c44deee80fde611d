import type { Identifier } from '@/lib/base/contact';
import type { ErrorCode } from '@/lib/base/errors';
import { err, ok, type Result } from '@/lib/base/result';
import type { Directories, Directory } from './directory';
import { operatorsDirectoryId } from './operators-directory';

/**
 * Returns the directory of an attempt. If there is only one, it is that one. An e-mail domain that belongs to
 * directories limits the choice to those, so the person's choice can narrow it down but never overrule it. Otherwise it
 * is the one that the person chose. The operators' own directory is used only if it was chosen. Errors:
 * `directory_required` if nothing decides, `reset_unavailable` if no directory is usable, `directory_unavailable` if
 * operators cannot be verified here.
 */
export function chooseDirectory(
  { usable: directories, operators }: Pick<Directories, 'usable' | 'operators'>,
  identifier: Identifier,
  chosenId: string | undefined,
): Result<Directory, ErrorCode> {
  if (chosenId === operatorsDirectoryId) return operators ? ok(operators) : err('directory_unavailable');
  if (directories.length === 0) return err('reset_unavailable');
  const domain = identifier.kind === 'email' ? identifier.value.split('@')[1] : undefined;
  const matching = directories.filter(({ emailDomains }) => domain !== undefined && emailDomains.includes(domain));
  const candidates = matching.length > 0 ? matching : directories;
  const [only] = candidates;
  if (only && candidates.length === 1) return ok(only);
  const chosen = candidates.find(({ id }) => id === chosenId);
  return chosen ? ok(chosen) : err('directory_required');
}
