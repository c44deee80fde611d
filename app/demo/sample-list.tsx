import type { ReactNode } from 'react';

type SampleListProps = { id: string; title: string; hint: string; children: ReactNode };

/** A section that lists people or operators to try in the demo. */
export function SampleList({ id, title, hint, children }: SampleListProps) {
  return (
    <section aria-labelledby={id} className="border-t border-border pt-5 text-sm">
      <h2 id={id} className="font-semibold">
        {title}
      </h2>
      <p className="mt-1 text-muted">{hint}</p>
      {children}
    </section>
  );
}
