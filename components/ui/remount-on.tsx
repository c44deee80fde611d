'use client';

import { Fragment, type ReactNode, useState } from 'react';

/**
 * Remounts its content when `value` changes in the browser. A plain `key` would do that too, but without scripts React
 * matches a form's answer by key, so a form sent from an older page would get none.
 */
export function RemountOn({ value, children }: { value: string | number; children: ReactNode }) {
  const [first] = useState(value);
  return <Fragment key={value === first ? 'first' : value}>{children}</Fragment>;
}
