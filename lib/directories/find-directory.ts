import type { Directories, Directory } from './directory';

/** The directory that a stored record names: a configured one, or the operators' own. */
export function findDirectory(directories: Directories, id: string | undefined): Directory | undefined {
  const { usable, operators } = directories;
  return operators && operators.id === id ? operators : usable.find((known) => known.id === id);
}
