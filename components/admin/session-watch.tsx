'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Button, buttonClass } from '@/components/ui/button';
import { useCountdown } from '@/components/ui/use-countdown';
import type { OperatorId } from '@/lib/base/ids';
import { type FormAction, initialFormState } from '@/lib/forms/form-state';
import type { SessionLeft } from '@/lib/operators/operator-sessions';
import type { SessionAnswer } from '@/lib/operators/session-left';
import { useNewForm, useOperatorId } from './acting-as';
import { OpenedAt, sessionOverEvent } from './session-life';

type SessionWatchProps = {
  first: SessionLeft;
  stayAction: FormAction;
  phrases: Record<'idleSoon' | 'idleEnd' | 'idleStay' | 'working' | 'overTitle' | 'overText' | 'overSignIn', string>;
  children: ReactNode;
};

const warnSeconds = 60;
/** How often the server is asked while the warning is shown: the operator may be active in another tab. */
const lookAgainSeconds = 10;

/**
 * Warns a minute before the session ends, and clears the page when it has ended. Asks the server both times, because
 * activity in other tabs extends the session. Asking does not extend it; only the operator's button does.
 */
export function SessionWatch({ first, stayAction, phrases, children }: SessionWatchProps) {
  const operatorId = useOperatorId();
  const newForm = useNewForm();
  const [openedAt] = useState(() => Date.now());
  const [left, setLeft] = useState(first);
  const [isWarned, setIsWarned] = useState(false);
  const [isStaying, setIsStaying] = useState(false);
  /** `unheard`: the session has run out, and the server cannot be reached. */
  const [over, setOver] = useState<'told' | 'unheard' | null>(null);

  useEffect(() => {
    if (over) return;
    const deadline = Date.now() + left.secondsLeft * 1000;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isStopped = false;
    const look = async () => {
      const answer = await askLeft(operatorId);
      if (isStopped) return;
      if (answer === null && Date.now() < deadline) {
        clearTimeout(timer);
        timer = setTimeout(look, lookAgainSeconds * 1000);
      } else if (answer === null || answer.secondsLeft === 0) {
        dispatchEvent(new Event(sessionOverEvent));
        setOver(answer === null ? 'unheard' : 'told');
      } else {
        setLeft(answer);
        setIsWarned(answer.secondsLeft <= warnSeconds);
      }
    };
    const wait =
      left.secondsLeft > warnSeconds ? left.secondsLeft - warnSeconds : Math.min(left.secondsLeft, lookAgainSeconds);
    timer = setTimeout(look, Math.max(1, wait) * 1000);
    // The computer was asleep, or the page comes from the back/forward cache.
    const onShown = () => {
      if (document.visibilityState === 'visible' && Date.now() > deadline - warnSeconds * 1000) void look();
    };
    document.addEventListener('visibilitychange', onShown);
    addEventListener('pageshow', onShown);
    return () => {
      isStopped = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', onShown);
      removeEventListener('pageshow', onShown);
    };
  }, [left, over, operatorId]);

  async function stay() {
    setIsStaying(true);
    // If the session has ended or the connection is lost, the next check finds out.
    await stayAction(initialFormState, newForm()).catch(() => null);
    const answer = await askLeft(operatorId);
    setIsStaying(false);
    if (answer === null) return;
    setLeft(answer);
    setIsWarned(answer.secondsLeft <= warnSeconds);
  }

  if (over) return <SessionOver reloads={over === 'told'} phrases={phrases} />;
  return (
    <OpenedAt value={openedAt}>
      {children}
      {isWarned ? (
        <div
          role="alert"
          className="fixed inset-x-3 bottom-3 z-20 mx-auto flex max-w-2xl flex-wrap items-center gap-x-4 gap-y-2 rounded-xl border border-border bg-surface p-4 shadow-lg"
        >
          <p className="min-w-0 flex-1 basis-56">
            {left.canStay ? phrases.idleSoon : phrases.idleEnd} <SecondsLeft left={left} />
          </p>
          {left.canStay ? (
            <Button
              type="button"
              pending={isStaying}
              pendingLabel={phrases.working}
              onClick={stay}
              className="sm:w-auto"
            >
              {phrases.idleStay}
            </Button>
          ) : null}
        </div>
      ) : null}
    </OpenedAt>
  );
}

/** Hidden from screen readers, because counting aloud would be annoying. */
function SecondsLeft({ left }: { left: SessionLeft }) {
  const seconds = useCountdown(left.secondsLeft, left) ?? left.secondsLeft;
  return (
    <span aria-hidden="true" className="whitespace-nowrap text-muted tabular-nums">
      {`0:${String(Math.min(seconds, 59)).padStart(2, '0')}`}
    </span>
  );
}

/** Replaces the content of the page. Reloading the page leads to sign-in, which returns here. */
function SessionOver({ reloads, phrases }: Pick<SessionWatchProps, 'phrases'> & { reloads: boolean }) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // The old title may name a person.
    document.title = phrases.overTitle;
    title.current?.focus();
    if (reloads) location.reload();
  }, [reloads, phrases]);
  return (
    <div className="grid max-w-prose gap-4">
      <h1 ref={title} tabIndex={-1} className="text-2xl font-semibold outline-none">
        {phrases.overTitle}
      </h1>
      <p>{phrases.overText}</p>
      <p>
        <a href={location.pathname + location.search} className={`${buttonClass('primary')} sm:w-auto`}>
          {phrases.overSignIn}
        </a>
      </p>
    </div>
  );
}

/**
 * Asks how long this operator's session lasts: 0 seconds if someone else is signed in now, null if there is no answer.
 */
async function askLeft(operatorId: OperatorId | null): Promise<SessionLeft | null> {
  try {
    const response = await fetch('/admin/session', { cache: 'no-store' });
    if (!response.ok) return null;
    const answer = (await response.json()) as SessionAnswer;
    return answer.operator === operatorId ? answer : { secondsLeft: 0, canStay: false };
  } catch {
    return null;
  }
}
