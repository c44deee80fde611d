'use client';

import type { ReactNode } from 'react';
import { useCountdown } from '@/components/ui/use-countdown';
import type { HandoffNews } from '@/lib/admin/handoff/follow-handoff';
import { isFinalStage } from '@/lib/forms/handoff';
import type { StatusPhrases } from '@/lib/i18n/console/reset/reset-phrases';
import { clockTime, fill } from '@/lib/i18n/fill';
import { stageHelp } from './handoff-words';
import { useHandoffNews } from './use-handoff-news';

type OpenHandoffProps = {
  first: HandoffNews;
  /** Path of the hand-off's page. */
  path: string;
  phrases: StatusPhrases & { openFollow: string };
  /** The form that ends the hand-off. Shown only while it can be ended. */
  takeBack: ReactNode;
};

/** The open hand-off on the page of its account: its stage, the time left and a link to its own page. */
export function OpenHandoff({ first, path, phrases, takeBack }: OpenHandoffProps) {
  const news = useHandoffNews(first, `${path}/events`);
  const left = useCountdown(news.secondsLeft, news);
  const isOver = isFinalStage(news.stage);
  return (
    <div className="grid gap-1">
      <p role="status">{phrases[stageHelp[news.stage]]}</p>
      {isOver ? null : (
        // Invisible until the countdown runs, so that the layout does not shift.
        <p className={`text-sm text-muted tabular-nums ${left === null ? 'invisible' : ''}`}>
          {fill(phrases.timeLeft, { time: clockTime(left ?? news.secondsLeft) })}
        </p>
      )}
      <p>
        <a href={path} className="inline-flex min-h-11 items-center text-accent-ink underline-offset-4 hover:underline">
          {phrases.openFollow}
        </a>
      </p>
      {isOver ? null : takeBack}
    </div>
  );
}
