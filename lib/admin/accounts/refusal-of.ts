import type { Refusal } from '@/lib/forms/refusal';
import type { SearchFailure } from './search-directory';

/** A failed read as the answer to a form. */
export function refusalOf(code: SearchFailure['code']): Refusal {
  if (code === 'busy') return { code: 'directory_busy', retryAfterSeconds: 10 };
  if (code === 'down') return { code: 'directory_unavailable', retryAfterSeconds: 60 };
  return { code: code === 'refused' ? 'directory_refused' : code };
}
