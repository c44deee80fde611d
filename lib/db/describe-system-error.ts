/** System errors that a person can fix, and how. */
const mendable: Record<string, string> = {
  EACCES: 'may not be used by this user: give the user that runs Rekey the right to read and write it',
  EPERM: 'may not be used by this user: give the user that runs Rekey the right to read and write it',
  EROFS: 'is on a read-only file system: Rekey has to write there',
  ENOSPC: 'has no room left: make room on that disk',
  EDQUOT: 'has no room left: raise the quota of this user',
  ENOTDIR: 'cannot be made: a file is in the place of one of its folders',
  EEXIST: 'cannot be made: a file is in its place',
  // PostgreSQL's own code for it, as reported by the embedded database.
  '53100': 'has no room left: make room on that disk',
  EMFILE: 'could not be opened: raise the limit of open files of this process',
  ENFILE: 'could not be opened: raise the limit of open files of this machine',
};

/** Describes a system error in one sentence, also if it is the cause of another error; null for anything else. */
export function describeSystemError(error: unknown, place = 'A file'): string | null {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    const { code, path } = at as NodeJS.ErrnoException;
    const how = mendable[code ?? ''];
    if (how) return `${path ?? place} ${how} (${code}).`;
  }
  return null;
}
