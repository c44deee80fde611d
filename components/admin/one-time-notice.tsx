'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Alert } from '@/components/ui/alert';
import { useHydrated } from '@/components/ui/use-hydrated';

type OneTimeNoticeProps = { id: string; tone: 'ok' | 'info'; children: ReactNode };

/** Those this document has shown: going back to a page that the browser kept must not tell it again. */
const shown = new Set<string>();

/** What was just done. It takes the focus, so that it is in view and read out wherever the form was. */
export function OneTimeNotice({ id, tone, children }: OneTimeNoticeProps) {
  const box = useRef<HTMLDivElement>(null);
  const [isNew] = useState(() => !shown.has(id));
  const [mountedHere] = useState(useHydrated());
  useEffect(() => {
    shown.add(id);
    // In a page that came whole the browser has moved the focus; by now the operator may be somewhere else.
    if (mountedHere) box.current?.focus();
  }, [id, mountedHere]);
  if (!isNew) return null;
  return (
    // biome-ignore lint/a11y/noAutofocus: this is where the operator has to look after the act.
    <div ref={box} tabIndex={-1} autoFocus className="mb-6 rounded-lg outline-offset-2">
      <Alert tone={tone}>{children}</Alert>
    </div>
  );
}
