import type { ShellPhrases } from '@/lib/i18n/phrases/shell-phrases';

type StepListProps = { step: 1 | 2 | 3 | 4; phrases: ShellPhrases };

/** The current step: three named bars on screen, "Step 2 of 3" for screen readers. */
export function StepList({ step, phrases }: StepListProps) {
  return (
    <ol aria-label={phrases.steps} className="mb-7 grid grid-cols-[repeat(3,minmax(0,1fr))] gap-2 text-[0.8125rem]">
      {phrases.stepNames.map((name, index) => {
        const number = index + 1;
        const current = number === step;
        return (
          <li key={name} aria-current={current ? 'step' : undefined}>
            <span
              aria-hidden="true"
              className={`mb-1.5 block h-1 rounded-full forced-colors:border ${number <= step ? 'bg-accent-ink forced-colors:bg-[Highlight]' : 'bg-border'}`}
            />
            <span className="sr-only">{current ? `${phrases.stepOf[index]}: ` : ''}</span>
            <span className={`block wrap-anywhere hyphens-auto ${current ? 'font-semibold text-text' : 'text-muted'}`}>
              {name}
            </span>
            {number < step ? <span className="sr-only"> ({phrases.stepDone})</span> : null}
          </li>
        );
      })}
    </ol>
  );
}
