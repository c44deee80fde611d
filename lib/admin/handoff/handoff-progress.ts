import type { AttemptState } from '@/lib/db/schema';
import type { HandoffStage } from '@/lib/forms/handoff';
import type { Handoff } from '@/lib/reset/handoff/handoff-of-attempt';

type Facts = {
  handoff: Pick<Handoff, 'openedAt' | 'usedAt' | 'endedAt' | 'expiresAt'>;
  /** The state of the attempt that the hand-off became. */
  attempt: AttemptState | null;
  /** When that attempt expires; null before there is one. */
  attemptEnds: Date | null;
  /** Whether its message was sent or given up. */
  message: 'sent' | 'given_up' | null;
};

/** Returns the stage of a hand-off. Pure. An event counts for more than an expiry. */
export function handoffStage({ handoff, attempt, attemptEnds, message }: Facts, now: Date): HandoffStage {
  if (handoff.usedAt || attempt === 'done') return 'set';
  if (attempt === 'unknown' || attempt === 'refused') return attempt;
  if (handoff.endedAt) return 'ended';
  if (attempt === 'setting') return 'opened';
  if (handoffEnds(handoff, attemptEnds) <= now) return 'expired';
  if (handoff.openedAt) return attempt === 'abandoned' ? 'ended' : 'opened';
  if (message === 'given_up') return 'send_failed';
  return message === 'sent' ? 'sent' : 'made';
}

/**
 * Returns when the person's time is over: with the link or, once it was opened, with the attempt, whichever expires
 * first.
 */
export function handoffEnds({ expiresAt }: Pick<Handoff, 'expiresAt'>, attemptEnds: Date | null): Date {
  return attemptEnds && attemptEnds < expiresAt ? attemptEnds : expiresAt;
}
