import { useEffect, useEffectEvent, useState } from 'react';
import { useHydrated } from '@/components/ui/use-hydrated';
import type { WorkOrder } from '@/lib/forms/proof-of-work';

/**
 * Does the proof of work that the server requires, then calls `onDone` with `done` already in the form. The code for it
 * is loaded only then.
 */
export function useWork(order: WorkOrder | undefined, onDone: () => void): { busy: boolean; done: string | null } {
  const [result, setResult] = useState<{ challenge: string; answer: string } | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  // Without scripts no work is done, and the form tells the person what to do.
  const hydrated = useHydrated();
  const challenge = order?.challenge;
  const bits = order?.bits;
  const done = result && result.challenge === challenge ? result.answer : null;

  useEffect(() => {
    if (challenge === undefined || bits === undefined) return;
    const stop = new AbortController();
    import('./proof-of-work')
      .then(({ doWork }) => doWork({ challenge, bits }, stop.signal))
      .then((answer) => setResult({ challenge, answer }))
      .catch(() => {
        if (!stop.signal.aborted) setFailed(challenge);
      });
    return () => stop.abort();
  }, [challenge, bits]);

  const report = useEffectEvent(onDone);
  useEffect(() => {
    if (done !== null) report();
  }, [done]);

  return { busy: hydrated && challenge !== undefined && done === null && failed !== challenge, done };
}
