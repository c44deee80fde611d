/** Waits. Returns false, and never throws, if the signal fired before or during the wait. */
export async function pause(
  sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>,
  milliseconds: number,
  signal?: AbortSignal,
): Promise<boolean> {
  try {
    if (!signal?.aborted) await sleep(milliseconds, signal);
  } catch (error) {
    if (!signal?.aborted) throw error;
  }
  return !signal?.aborted;
}

/**
 * Returns `first` doubled for each earlier try (`tries` starts at 0), plus up to a quarter of jitter, in milliseconds.
 */
export function backOffMs(first: number, tries: number): number {
  const delay = first * 2 ** tries;
  return delay + Math.floor(Math.random() * delay * 0.25);
}
