'use client';

import { Button } from '@/components/ui/button';
import { useCopy } from '@/components/ui/use-copy';
import { useHydrated } from '@/components/ui/use-hydrated';

/** A button that copies the code. It needs scripts and is not rendered without them. */
export function CopyCode({ code, ...labels }: { code: string; copy: string; copied: string }) {
  const { copied, copy } = useCopy();
  if (!useHydrated()) return null;
  return (
    <Button type="button" look="quiet" onClick={() => copy(code)}>
      {copied ? labels.copied : labels.copy}
    </Button>
  );
}
