'use client';

import { useSyncExternalStore } from 'react';
import { Alert } from '@/components/ui/alert';

const never = () => () => {};

/** Says before anything is typed that cookies are off. Without scripts the server says it after the first step. */
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
