import type { ReactNode } from 'react';

export type Fact = { label: string; value: ReactNode };

type FactListProps = {
  facts: readonly Fact[];
  /** For ids and hashes. */
  mono?: boolean;
  /** Where names are short and there is little room. */
  narrow?: boolean;
};

/** What is known of one thing: names on the left, values on the right; on phones one under the other. */
export function FactList({ facts, mono = false, narrow = false }: FactListProps) {
  return (
    <dl className="grid gap-3">
      {facts.map(({ label, value }) => (
        <div
          key={label}
          className={`grid gap-x-6 sm:items-baseline ${narrow ? 'sm:grid-cols-[6rem_minmax(0,1fr)]' : 'sm:grid-cols-[14rem_minmax(0,1fr)]'}`}
        >
          <dt className="text-sm text-muted sm:text-base">{label}</dt>
          <dd className={`min-w-0 wrap-anywhere whitespace-pre-line ${mono ? 'font-mono text-sm' : ''}`}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
