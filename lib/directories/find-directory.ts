import type { Directories, Directory } from './directory';

type Known = Pick<Directories, 'usable' | 'operators'>;

/** Finds the directory that a stored record names: a configured one or the built-in one for operators. */
export function findDirectory({ usable, operators }: Known, id: string | undefined): Directory | undefined {
  return operators && operators.id === id ? operators : usable.find((known) => known.id === id);
}

/** Finds a configured directory. The operators' own is not one: the console neither searches nor resets its accounts. */
export function findConfiguredDirectory(directories: Known, id: string | undefined): Directory | undefined {
  const directory = findDirectory(directories, id);
  return directory?.hidden ? undefined : directory;
}
