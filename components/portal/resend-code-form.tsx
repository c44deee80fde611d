'use client';

import { useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { FormMessage } from '@/components/ui/form-message';
import { useActionForm } from '@/components/ui/use-action-form';
import { useCountdown } from '@/components/ui/use-countdown';
import type { ContactMethod } from '@/lib/base/contact';
import type { FormAction } from '@/lib/forms/form-state';
import { clockTime, fill } from '@/lib/i18n/fill';
import type { CodeStatePhrases } from '@/lib/i18n/phrases/code-state-phrases';
import type { ResendPhrases } from '@/lib/i18n/phrases/verify-phrases';
import { waitWords } from '@/lib/i18n/wait-words';

export type ResendCodeFormProps = {
  action: FormAction;
  method: ContactMethod;
  /** Seconds until a new code can be requested. */
  secondsLeft: number;
  /** The text if this page has no valid code; the button is then the main one. */
  without?: CodeStatePhrases | null;
  phrases: ResendPhrases;
};

/**
 * "Send a new code". The button's accessible name never changes, so a screen reader does not read out the seconds; the
 * end of the wait is announced once. Without scripts the button is enabled and the server checks the wait.
 */
export function ResendCodeForm({ action, method, secondsLeft, without = null, phrases }: ResendCodeFormProps) {
  const { refused, answers, connectionLost, pending, formProps } = useActionForm(action);
  const waited = useCountdown(refused?.retryAfterSeconds ?? (refused?.error ? 0 : secondsLeft), answers);
  const waiting = waited !== null && waited > 0;
  const seconds = waited ?? secondsLeft;
  const button = useRef<HTMLButtonElement>(null);
  const wasTyping = useRef(without === null);
  useEffect(() => {
    // The code field was disabled while the person used it. Focus moves to the only action left, and the button says
    // why.
    if (without && wasTyping.current) button.current?.focus();
    wasTyping.current = without === null;
  }, [without]);
  return (
    <form
      {...formProps}
      onSubmit={(event) => (waiting ? event.preventDefault() : formProps.onSubmit(event))}
      aria-busy={pending}
      className="grid gap-3"
    >
      <FormMessage refused={refused} connectionLost={connectionLost} phrases={phrases} />
      <input type="hidden" name="method" value={method} />
      {without ? (
        <p id="without-code" className="wrap-break-word">
          {seconds > 0 ? fill(without.waiting, { wait: waitWords(seconds, phrases.wait) }) : without.ready}
        </p>
      ) : null}
      <div className={without ? 'grid' : 'flex flex-wrap items-center justify-between gap-x-3'}>
        {without ? null : <p className="text-sm text-muted">{phrases.nothing[method]}</p>}
        <Button
          ref={button}
          aria-describedby={without ? 'without-code' : undefined}
          look={without ? 'primary' : 'quiet'}
          className={without ? '' : '-mx-3'}
          pending={pending}
          pendingLabel={phrases.pending}
          aria-disabled={waiting}
        >
          {phrases.submit}
          <span aria-hidden="true" className="[font-variant-numeric:tabular-nums]">
            {waiting ? ` ${fill(phrases.time, { time: clockTime(waited) })}` : ''}
          </span>
        </Button>
      </div>
      <p role="status" className="sr-only">
        {waited === 0 ? phrases.ready : ''}
      </p>
    </form>
  );
}
