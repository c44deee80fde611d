import type { Attempt } from './attempt';

export type Step = 'identify' | 'verify' | 'password' | 'done';

/** The page of each step. */
export const stepPaths = { identify: '/', verify: '/verify', password: '/password', done: '/done' } as const;

/**
 * Returns the step that an attempt is at. Pure and total: every page and every action calls it first, so no step can be
 * skipped or replayed. Only a reset has a password step. An attempt past the password step keeps its done page until 30 minutes after it expires.
 */
export function nextStep(attempt: Attempt | null, now: Date): Step {
  if (!attempt) return 'identify';
  switch (attempt.state) {
    case 'abandoned':
      return 'identify';
    case 'setting':
    case 'done':
    case 'refused':
    case 'unknown':
      return attempt.expiresAt.getTime() + resultMinutes * 60_000 > now.getTime() ? 'done' : 'identify';
    case 'open':
      return attempt.expiresAt > now ? 'verify' : 'identify';
    case 'verified':
      return attempt.expiresAt > now && attempt.purpose === 'reset' ? 'password' : 'identify';
    default:
      return attempt.state satisfies never;
  }
}

/** How long after it expires an attempt still shows its outcome. */
const resultMinutes = 30;
