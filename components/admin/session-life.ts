'use client';

import { createContext } from 'react';

/** When this page of the console was opened in the browser, in milliseconds since 1970. Null outside of the console. */
export const OpenedAt = createContext<number | null>(null);

/** Told to the window when the session turns out to be over, before the page is emptied. */
export const sessionOverEvent = 'rekey:session-over';

/** Tells it where an action leads to the sign-in, which the framework throws as `NEXT_REDIRECT;type;path;status`. */
export function tellSessionOver(error: unknown): void {
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : '';
  const [kind, , path = ''] = digest.split(';');
  if (kind === 'NEXT_REDIRECT' && path.startsWith('/admin/sign-in')) dispatchEvent(new Event(sessionOverEvent));
}
