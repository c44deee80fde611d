'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/** Refreshes the page when the current codes expire. */
export function RefreshCodes({ secondsLeft }: { secondsLeft: number }) {
  const router = useRouter();
  useEffect(() => {
    const timer = setTimeout(() => router.refresh(), secondsLeft * 1000 + 200);
    return () => clearTimeout(timer);
  }, [router, secondsLeft]);
  return null;
}
