'use client';

import { useCountdown } from '@/components/ui/use-countdown';
import { fill } from '@/lib/i18n/fill';
import type { PasswordPhrases } from '@/lib/i18n/phrases/password-phrases';

/** How long the proof still holds. Screen readers hear of it twice: a minute before the end, and at the end. */
export function PasswordTimeLeft({ secondsLeft, phrases }: { secondsLeft: number; phrases: PasswordPhrases }) {
  const left = useCountdown(secondsLeft) ?? secondsLeft;
  const time = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
  return (
    <>
      <p className="text-center text-sm text-muted tabular-nums" aria-hidden={left === 0 ? true : undefined}>
        {left === 0 ? phrases.timeUp : fill(phrases.timeLeft, { time })}
      </p>
      <p role="status" className="sr-only">
        {left === 0 ? phrases.timeUp : left <= 60 ? phrases.lastMinute : ''}
      </p>
    </>
  );
}
