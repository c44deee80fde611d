import { describeSystemError } from '@/lib/db/describe-system-error';

const told = ['InvalidSettings', 'DatabaseOpenError'];

/** What a start says of why it failed: a sentence where a person can mend it, the stack of a fault in Rekey. */
export function describeStartFailure(failure: unknown): string {
  if (!(failure instanceof Error)) return String(failure);
  return told.includes(failure.name)
    ? failure.message
    : (describeSystemError(failure) ?? failure.stack ?? failure.message);
}
