import type { ReactNode } from 'react';

const tones = {
  ok: 'border-ok bg-ok-soft text-ok',
  danger: 'border-danger bg-danger-soft text-danger',
  quiet: 'border-border bg-sunken text-muted',
} as const;

export type Tone = keyof typeof tones;

/** A state in one or two words. The colour only adds emphasis. */
export function StateBadge({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span
      className={`inline-block rounded-full border px-2.5 py-0.5 text-sm font-medium whitespace-nowrap ${tones[tone]}`}
    >
      {children}
    </span>
  );
}
