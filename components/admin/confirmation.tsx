import type { ReactNode } from 'react';
import { buttonClass } from '@/components/ui/button';

type ConfirmationProps = {
  open: string;
  question: string;
  /** Opens the details, so that the errors of a refused form are visible without scripts too. */
  refused: boolean;
  children: ReactNode;
};

/** Asks for confirmation before an action that cannot be undone. Works without scripts. */
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
