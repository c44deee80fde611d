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
/** How often the server is asked while the warning is there: another tab may have gone on. */
const lookAgainSeconds = 10;

/**
 * Warns a minute before the session ends, and empties the page once it has ended. The server is asked then and not
 * before, because other tabs count as well; asking does not keep the session open, only the operator can.
 */
export function SessionWatch({ first, stayAction, phrases, children }: SessionWatchProps) {
  const operatorId = useOperatorId();
  const newForm = useNewForm();
  const [openedAt] = useState(() => Date.now());
  const [left, setLeft] = useState(first);
  const [isWarned, setIsWarned] = useState(false);
  const [isStaying, setIsStaying] = useState(false);
  /** `unheard`: its time is over, and nobody could be asked. */
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
    // A machine that slept, or a page that was kept for "back".
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
    // Where the session is over, or the line, the next look says so.
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

/** For the eye alone: a voice that counts would be in the way. */
function SecondsLeft({ left }: { left: SessionLeft }) {
  const seconds = useCountdown(left.secondsLeft, left) ?? left.secondsLeft;
  return (
    <span aria-hidden="true" className="whitespace-nowrap text-muted tabular-nums">
      {`0:${String(Math.min(seconds, 59)).padStart(2, '0')}`}
    </span>
  );
}

/** The page without its content. Loading it again is what leads to the sign-in, and back here from there. */
function SessionOver({ reloads, phrases }: Pick<SessionWatchProps, 'phrases'> & { reloads: boolean }) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // A title can name a person, too.
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

/** What is left of this operator's session; nothing where somebody else is signed in by now. Null where nobody answers. */
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
