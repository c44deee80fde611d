import { Icon } from '@/components/ui/icon';
import type { Outcome } from '@/lib/i18n/phrases/done-phrases';

const signs = {
  done: { icon: 'check', look: 'bg-ok-soft text-ok' },
  unknown: { icon: 'question', look: 'bg-sunken text-muted' },
  refused: { icon: 'cross', look: 'bg-danger-soft text-danger' },
} as const;

/** The outcome at a glance, above the title that says it in words. */
export function OutcomeSign({ outcome }: { outcome: Outcome }) {
  const { icon, look } = signs[outcome];
  return (
    <div aria-hidden="true" className={`mb-4 grid size-12 place-items-center rounded-full ${look}`}>
      <Icon name={icon} className="size-7" />
    </div>
  );
}
