/** Waits. Answers false, and never throws, when the signal fired before or meanwhile. */
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

/** `first`, doubled with each earlier try (`tries` counts them from 0), and up to a quarter more so that callers spread. */
export function backOffMs(first: number, tries: number): number {
  const delay = first * 2 ** tries;
  return delay + Math.floor(Math.random() * delay * 0.25);
}
