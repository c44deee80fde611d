'use client';

import { createContext } from 'react';

/** When the console was opened in the browser, in milliseconds since 1970. Null outside the console. */
export const OpenedAt = createContext<number | null>(null);

/** Dispatched on the window when the session has ended, before the page is cleared. */
export const sessionOverEvent = 'rekey:session-over';

/** Dispatches it if an action redirects to sign-in. The framework throws that as `NEXT_REDIRECT;type;path;status`. */
export function tellSessionOver(error: unknown): void {
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : '';
  const [kind, , path = ''] = digest.split(';');
  if (kind === 'NEXT_REDIRECT' && path.startsWith('/admin/sign-in')) dispatchEvent(new Event(sessionOverEvent));
}
