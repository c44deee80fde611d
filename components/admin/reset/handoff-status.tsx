'use client';

import { type ReactNode, useEffect, useState } from 'react';
import { buttonClass } from '@/components/ui/button';
import { useCountdown } from '@/components/ui/use-countdown';
import type { HandoffNews } from '@/lib/admin/handoff/follow-handoff';
import { isFinalStage } from '@/lib/forms/handoff';
import type { StatusPhrases } from '@/lib/i18n/console/reset/reset-phrases';
import { clockTime, fill } from '@/lib/i18n/fill';
import { HandoffSteps } from './handoff-steps';
import { stageHelp } from './handoff-words';
import { useHandoffNews } from './use-handoff-news';

type HandoffStatusProps = {
  first: HandoffNews;
  channel: 'sent' | 'shown';
  /** Path of this page. */
  path: string;
  /** Path of the account's page. */
  accountPath: string;
  phrases: StatusPhrases;
  /** The form that ends the hand-off. Shown only while it can be ended. */
  takeBack: ReactNode;
  /** The link and code for the person, visible only to the operator who chose to show them. */
  children: ReactNode;
};

/** The progress of a hand-off. It updates live with scripts; without them the user reloads by a link. */
export function HandoffStatus(props: HandoffStatusProps) {
  const { first, channel, path, accountPath, phrases, takeBack, children } = props;
  const news = useHandoffNews(first, `${path}/events`);
  const left = useCountdown(news.secondsLeft, news);
  const isWaiting = !isFinalStage(news.stage);
  const isOver = left === 0 || news.stage !== 'made';
  return (
    <>
      <div className="grid gap-6 rounded-2xl border border-border bg-surface p-4 sm:p-6 lg:grid-cols-2">
        <div className="grid content-start gap-4">
          <HandoffSteps news={news} channel={channel} phrases={phrases} />
          <p role="status" className="font-medium">
            {phrases[stageHelp[news.stage]]}
          </p>
          {isWaiting ? (
            <p className="text-sm text-muted">
              {left === null || left === 0 ? null : (
                <span className="block tabular-nums">{fill(phrases.timeLeft, { time: clockTime(left) })}</span>
              )}
              {left === null ? null : <span className="block">{phrases.follows}</span>}
              <a href={path} className="inline-flex min-h-11 items-center underline underline-offset-4">
                {phrases.reload}
              </a>
            </p>
          ) : null}
        </div>
        {children && !isOver ? (
          <HiddenOnLeave path={path} phrases={phrases}>
            {children}
          </HiddenOnLeave>
        ) : null}
      </div>
      <div className="mt-6">
        {isWaiting ? takeBack : null}
        {isWaiting || news.stage === 'set' ? null : (
          <a href={accountPath} className={`${buttonClass('secondary')} mt-2 sm:w-auto`}>
            {phrases.again}
          </a>
        )}
      </div>
    </>
  );
}

/** Removes its content when the user leaves the page, because the browser may cache the page and show it on "back". */
function HiddenOnLeave({ path, phrases, children }: Pick<HandoffStatusProps, 'path' | 'phrases' | 'children'>) {
  const [hidden, setHidden] = useState(false);
  useEffect(() => {
    const hide = () => setHidden(true);
    const hideKept = (event: PageTransitionEvent) => event.persisted && hide();
    addEventListener('pagehide', hide);
    addEventListener('pageshow', hideKept);
    return () => {
      removeEventListener('pagehide', hide);
      removeEventListener('pageshow', hideKept);
    };
  }, []);
  if (!hidden) return children;
  return (
    <p>
      {phrases.hidden}{' '}
      <a href={path} className="underline underline-offset-4">
        {phrases.showAgain}
      </a>
    </p>
  );
}
