import type { Directories, Directory } from './directory';

/** Returns the directory with the id of a stored record: a configured one, or the operators' own. */
export function findDirectory(directories: Directories, id: string | undefined): Directory | undefined {
  const { usable, operators } = directories;
  return operators && operators.id === id ? operators : usable.find((known) => known.id === id);
}
