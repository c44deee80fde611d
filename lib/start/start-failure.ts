import { describeSystemError } from '@/lib/db/describe-system-error';

const told = ['InvalidSettings', 'DatabaseOpenError'];

/** Describes why a start failed: one sentence if a person can fix it, the stack trace for a bug in Rekey. */
export function describeStartFailure(failure: unknown): string {
  if (!(failure instanceof Error)) return String(failure);
  return told.includes(failure.name)
    ? failure.message
    : (describeSystemError(failure) ?? failure.stack ?? failure.message);
}
