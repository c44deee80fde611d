/** System errors that a person can fix, and how. */
const mendable: Record<string, string> = {
  EACCES: 'cannot be accessed by this user: give the user that runs Rekey permission to read and write it',
  EPERM: 'cannot be accessed by this user: give the user that runs Rekey permission to read and write it',
  EROFS: 'is on a read-only file system: Rekey needs to write there',
  ENOSPC: 'has no space left: free space on that disk',
  EDQUOT: 'has no space left: raise the quota of this user',
  ENOTDIR: 'cannot be created: one of its parent folders is a file',
  EEXIST: 'cannot be created: a file with this name exists',
  // PostgreSQL's own code for it, as reported by the embedded database.
  '53100': 'has no space left: free space on that disk',
  EMFILE: 'could not be opened: raise the limit of open files for this process',
  ENFILE: 'could not be opened: raise the limit of open files for this machine',
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
