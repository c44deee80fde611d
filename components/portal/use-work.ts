import { useEffect, useEffectEvent, useState } from 'react';
import type { WorkOrder } from '@/lib/reset/proof-of-work';

/**
 * Does the work that the server asked for, and then calls `onDone` with `done` already in the form. The code for it is
 * loaded only then.
 */
export function useWork(order: WorkOrder | undefined, onDone: () => void): { busy: boolean; done: string | null } {
  const [result, setResult] = useState<{ challenge: string; answer: string } | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
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

  return { busy: challenge !== undefined && done === null && failed !== challenge, done };
}
