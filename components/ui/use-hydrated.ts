'use client';

import { useSyncExternalStore } from 'react';

const never = () => () => {};

/** False in the HTML from the server and while it wakes up, then true: for controls that only work with scripts. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
