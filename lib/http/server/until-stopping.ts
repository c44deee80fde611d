import 'server-only';

const stopping = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stopping.abort());

/** Fires when the server is told to stop: an answer without an end would keep it from doing so. */
export const untilStopping: AbortSignal = stopping.signal;
