import type { ReactNode } from 'react';

/** A bordered box around a part of a console page. */
export function Card({ children }: { children: ReactNode }) {
  return <div className="mb-6 rounded-2xl border border-border bg-surface p-4 sm:p-6">{children}</div>;
}
