'use client';

import { Fragment, type ReactNode, useState } from 'react';

/**
 * Starts its content again when `value` changes in the browser. A plain `key` would do that too; but without scripts React
 * gives an answer to the form at the same keys, so one that was sent from an older page would get none.
 */
export function RemountOn({ value, children }: { value: string | number; children: ReactNode }) {
  const [first] = useState(value);
  return <Fragment key={value === first ? 'first' : value}>{children}</Fragment>;
}
