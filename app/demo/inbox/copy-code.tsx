'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { useHydrated } from '@/components/ui/use-hydrated';

/** Puts the code on the clipboard. Needs scripts, so there is nothing to see without them. */
export function CopyCode({ code, copy, copied }: { code: string; copy: string; copied: string }) {
  const [done, setDone] = useState(false);
  if (!useHydrated()) return null;
  const onClick = async () => {
    await navigator.clipboard.writeText(code);
    setDone(true);
  };
  return (
    <Button type="button" look="quiet" onClick={onClick}>
      {done ? copied : copy}
    </Button>
  );
}
