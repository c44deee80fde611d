import type { ReactNode } from 'react';

export type Fact = { label: string; value: ReactNode };

type FactListProps = {
  facts: readonly Fact[];
  /** Monospaced values, for ids and hashes. */
  mono?: boolean;
  /** A narrow first column, for short names in little space. */
  narrow?: boolean;
};

/** A list of properties: names on the left, values on the right; stacked on phones. */
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
