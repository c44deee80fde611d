import 'server-only';

const stopping = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stopping.abort());

/** Aborts when the server is told to stop. Streams without an end must end then, or the server could not stop. */
export const untilStopping: AbortSignal = stopping.signal;
