import type { ReactNode } from 'react';
import { buttonClass } from '@/components/ui/button';

type ConfirmationProps = {
  open: string;
  question: string;
  /** Opens it, so that the answer to a refused form is in view without scripts too. */
  refused: boolean;
  children: ReactNode;
};

/** The second step before an act that cannot be undone. It needs no scripts. */
export function Confirmation({ open, question, refused, children }: ConfirmationProps) {
  return (
    <details open={refused}>
      <summary className={`${buttonClass('secondary')} w-full cursor-pointer list-none sm:w-auto`}>{open}</summary>
      <div className="mt-3 grid gap-3 rounded-lg border border-danger p-4">
        <p className="max-w-prose">{question}</p>
        {children}
      </div>
    </details>
  );
}
