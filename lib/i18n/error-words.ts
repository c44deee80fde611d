import type { ErrorCode } from '@/lib/base/errors';
import { fill } from './fill';
import type { FormPhrases } from './phrases/form-phrases';
import { waitWords } from './wait-words';

/** Returns the message for an error code, with the wait filled in. */
export function errorWords(
  code: ErrorCode,
  phrases: Pick<FormPhrases, 'errors' | 'wait'>,
  retryAfterSeconds?: number,
): string {
  const words = phrases.errors[code] ?? phrases.errors.unexpected;
  return fill(words, { wait: waitWords(retryAfterSeconds, phrases.wait) });
}
