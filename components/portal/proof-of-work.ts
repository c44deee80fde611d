import { isWorkDone, type WorkOrder } from '@/lib/forms/proof-of-work';

const batch = 256;

/**
 * Finds the answer to a work order. It awaits each batch of hashes, so the page stays responsive. Rejects when the
 * signal aborts.
 */
export async function doWork(order: WorkOrder, signal: AbortSignal): Promise<string> {
  for (let first = 0; ; first += batch) {
    signal.throwIfAborted();
    const answers = Array.from({ length: batch }, (_, at) => (first + at).toString(36));
    const done = await Promise.all(answers.map((answer) => isWorkDone(order, answer)));
    const found = answers[done.indexOf(true)];
    if (found !== undefined) return found;
  }
}
