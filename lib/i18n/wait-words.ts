import { fill } from './fill';
import type { Messages } from './messages/en';

/** Returns the wait as text ("in 4 minutes"), rounded up so that a retry then works; "later" if it is unknown. */
export function waitWords(seconds: number | undefined, phrases: Messages['wait']): string {
  if (seconds === undefined) return phrases.later;
  if (seconds < 60) return fill(phrases.seconds, { count: Math.max(2, Math.ceil(seconds)) });
  const minutes = Math.ceil(seconds / 60);
  if (minutes === 1) return phrases.minute;
  if (minutes < 60) return fill(phrases.minutes, { count: minutes });
  const hours = Math.ceil(minutes / 60);
  return hours === 1 ? phrases.hour : fill(phrases.hours, { count: hours });
}
