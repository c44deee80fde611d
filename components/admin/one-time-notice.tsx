'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Alert } from '@/components/ui/alert';
import { useHydrated } from '@/components/ui/use-hydrated';

type OneTimeNoticeProps = { id: string; tone: 'ok' | 'info'; children: ReactNode };

/** Ids of notices that this document has shown. Going back to a cached page must not show a notice again. */
const shown = new Set<string>();

/** A notice about the action just done. It takes the focus, so it scrolls into view and screen readers read it. */
export function OneTimeNotice({ id, tone, children }: OneTimeNoticeProps) {
  const box = useRef<HTMLDivElement>(null);
  const [isNew] = useState(() => !shown.has(id));
  const [mountedHere] = useState(useHydrated());
  useEffect(() => {
    shown.add(id);
    // On a full page load `autoFocus` has already moved the focus, and the operator may have moved on since.
    if (mountedHere) box.current?.focus();
  }, [id, mountedHere]);
  if (!isNew) return null;
  return (
    // biome-ignore lint/a11y/noAutofocus: the operator must see the result of the action.
    <div ref={box} tabIndex={-1} autoFocus className="mb-6 rounded-lg outline-offset-2">
      <Alert tone={tone}>{children}</Alert>
    </div>
  );
}
