import { type ReactNode, useId } from 'react';
import { Card } from './card';

type SectionProps = { title: string; hint?: string | undefined; children: ReactNode };

/** A part of a console page with its own heading. */
export function Section({ title, hint, children }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Card>
        <h2 id={id} className="text-lg font-semibold">
          {title}
        </h2>
        {hint ? <p className="mt-1 max-w-prose text-sm text-muted">{hint}</p> : null}
        <div className="mt-4">{children}</div>
      </Card>
    </section>
  );
}
