import type { Identifier } from '@/lib/base/contact';
import type { ErrorCode } from '@/lib/base/errors';
import { err, ok, type Result } from '@/lib/base/result';
import type { Directories, Directory } from './directory';
import { operatorsDirectoryId } from './operators-directory';

/**
 * The directory an attempt is for. Where there is only one, it is that. An e-mail domain that belongs to directories
 * decides between those, so a choice can only narrow it down, never overrule it. Else it is the one the person chose.
 * The operators' own counts only when it was chosen. `directory_required` where nothing decides, `reset_unavailable`
 * where no directory is usable, `directory_unavailable` where operators cannot prove themselves here.
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
