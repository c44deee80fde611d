import type { ReactNode } from 'react';

/** The surface that parts of a console page stand on. */
export function Card({ children }: { children: ReactNode }) {
  return <div className="mb-6 rounded-2xl border border-border bg-surface p-4 sm:p-6">{children}</div>;
}
