'use client';

import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { useCopy } from '@/components/ui/use-copy';
import { useCountdown } from '@/components/ui/use-countdown';
import { useHydrated } from '@/components/ui/use-hydrated';
import { fill } from '@/lib/i18n/fill';

export type RevealPhrases = {
  revealIntro: string;
  revealShow: string;
  revealLeft: string;
  revealGone: string;
  revealAgain: string;
  copy: string;
  copied: string;
};

type RevealedPasswordProps = { text: string; seconds: number; phrases: RevealPhrases };

/** A password that is not shown within this time is removed too. */
const longestUnseenMs = 5 * 60_000;

/**
 * A generated password. A click shows it for `seconds`. It is removed when the user leaves the page, because the
 * browser may cache the page and show it to anyone who presses "back".
 */
export function RevealedPassword({ text, seconds, phrases }: RevealedPasswordProps) {
  const hydrated = useHydrated();
  const [state, setState] = useState<'waiting' | 'shown' | 'gone'>('waiting');

  useEffect(() => {
    const hide = () => setState('gone');
    const hideKept = (event: PageTransitionEvent) => event.persisted && hide();
    const timer = setTimeout(() => setState((now) => (now === 'waiting' ? 'gone' : now)), longestUnseenMs);
    addEventListener('pagehide', hide);
    addEventListener('pageshow', hideKept);
    return () => {
      clearTimeout(timer);
      removeEventListener('pagehide', hide);
      removeEventListener('pageshow', hideKept);
    };
  }, []);

  return (
    <div className="grid gap-2 rounded-lg border border-border bg-sunken p-4">
      {state === 'gone' ? (
        <>
          <p role="status">{phrases.revealGone}</p>
          <a href="?" className="inline-flex min-h-11 items-center underline underline-offset-4">
            {phrases.revealAgain}
          </a>
        </>
      ) : null}
      {state === 'waiting' ? <p>{fill(phrases.revealIntro, { seconds })}</p> : null}
      {/* Without scripts a click does nothing, so show the password in the response to the POST. */}
      {state === 'waiting' && !hydrated ? <Text text={text} /> : null}
      {state === 'waiting' && hydrated ? (
        <Button type="button" look="secondary" className="sm:w-auto" onClick={() => setState('shown')}>
          {phrases.revealShow}
        </Button>
      ) : null}
      {state === 'shown' ? <Shown {...{ text, seconds, phrases }} onOver={() => setState('gone')} /> : null}
    </div>
  );
}

function Shown({ text, seconds, phrases, onOver }: RevealedPasswordProps & { onOver: () => void }) {
  const left = useCountdown(seconds);
  const { copied, copy } = useCopy();
  useEffect(() => {
    if (left === 0) onOver();
  }, [left, onOver]);

  return (
    <>
      <Text text={text} />
      <div className="flex flex-wrap items-center gap-3">
        <Button type="button" look="secondary" className="sm:w-auto" onClick={() => copy(text)}>
          {copied ? phrases.copied : phrases.copy}
        </Button>
        <p className="text-sm text-muted tabular-nums">{fill(phrases.revealLeft, { seconds: left ?? seconds })}</p>
      </div>
    </>
  );
}

function Text({ text }: { text: string }) {
  return <output className="font-mono text-xl font-semibold break-all select-all">{text}</output>;
}
