import 'server-only';

/** A write that reaches the disk and leaves no data: one record in the write-ahead log. */
export const writeProbe = `select pg_logical_emit_message(true, 'rekey', '')`;

/** Why the database does not work, as reported by `/api/ready`. */
export type DatabaseFault = 'hanging' | 'read_only' | 'full' | 'unreachable';

/** Returns the fault behind an error of the probe, also if it is the cause of another error. */
export function faultOf(error: unknown): DatabaseFault {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    const { code, name } = at as NodeJS.ErrnoException;
    if (code === '25006' || code === 'EROFS') return 'read_only';
    if (code === '53100' || code === 'ENOSPC') return 'full';
    if (code === 'ETIMEDOUT' || name === 'TimeoutError') return 'hanging';
  }
  return 'unreachable';
}
