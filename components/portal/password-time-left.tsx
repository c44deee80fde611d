'use client';

import { useCountdown } from '@/components/ui/use-countdown';
import { clockTime, fill } from '@/lib/i18n/fill';
import type { PasswordPhrases } from '@/lib/i18n/phrases/password-phrases';

type PasswordTimeLeftProps = {
  secondsLeft: number;
  /** The text without scripts, and until they count down. */
  deadline: string;
  phrases: PasswordPhrases;
};

/** The time until the proof expires. Screen readers announce it twice: two minutes before the end, and at the end. */
export function PasswordTimeLeft({ secondsLeft, deadline, phrases }: PasswordTimeLeftProps) {
  const left = useCountdown(secondsLeft);
  return (
    <>
      <p className="text-sm text-muted [font-variant-numeric:tabular-nums]" aria-hidden={left === 0 ? true : undefined}>
        {left === null ? deadline : left === 0 ? phrases.timeUp : fill(phrases.timeLeft, { time: clockTime(left) })}
      </p>
      <p role="status" className="sr-only">
        {left === null || left > 120 ? '' : left === 0 ? phrases.timeUp : phrases.lastMinutes}
      </p>
    </>
  );
}
