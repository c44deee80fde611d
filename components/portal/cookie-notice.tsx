'use client';

import { useSyncExternalStore } from 'react';
import { Alert } from '@/components/ui/alert';

const never = () => () => {};

/** Warns that cookies are off before anything is typed. Without scripts the server warns after the first step. */
export function CookieNotice({ text }: { text: string }) {
  const on = useSyncExternalStore(
    never,
    () => navigator.cookieEnabled,
    () => true,
  );
  return on ? null : (
    <Alert tone="danger">
      <p>{text}</p>
    </Alert>
  );
}
