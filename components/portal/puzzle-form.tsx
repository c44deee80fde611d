'use client';

import { Button } from '@/components/ui/button';
import { FormMessage } from '@/components/ui/form-message';
import { HelpLine, useHelp } from '@/components/ui/help-context';
import { useActionForm } from '@/components/ui/use-action-form';
import type { FormAction, Refused } from '@/lib/forms/form-state';
import type { PuzzlePhrases } from '@/lib/i18n/phrases/puzzle-phrases';
import type { Puzzle } from '@/lib/providers/types';
import { portalCheck } from './portal-check';
import { PuzzleSlider } from './puzzle-slider';

export type PuzzleFormProps = {
  action: FormAction;
  newPictureAction: FormAction;
  puzzle: Puzzle;
  phrases: PuzzlePhrases;
};

/** The back end's picture puzzle. "New picture" has its own form, so that it works without scripts too. */
export function PuzzleForm({ action, newPictureAction, puzzle, phrases }: PuzzleFormProps) {
  const help = useHelp();
  const solve = useActionForm(action, portalCheck('solvePuzzle'));
  const renew = useActionForm(newPictureAction);
  const fieldError = solve.errors['pointX'];
  const shown: Refused | undefined = fieldError
    ? { ...solve.refused, status: 'refused', error: fieldError }
    : solve.refused;
  return (
    <div className="grid gap-3">
      {/* Below the puzzle on screen but read first: a person who cannot see the picture need not try it. */}
      <div className="order-last text-sm">
        <p>
          {phrases.cannotSee} {help ? null : phrases.cannotSeeAlone}
        </p>
        <HelpLine />
      </div>
      <form {...solve.formProps} aria-busy={solve.pending} className="grid gap-5">
        <FormMessage refused={shown} connectionLost={solve.connectionLost} phrases={phrases} />
        <PuzzleSlider key={puzzle.background} puzzle={puzzle} name="pointX" labels={phrases.labels} />
        <Button pending={solve.pending} pendingLabel={phrases.pending}>
          {phrases.submit}
        </Button>
      </form>
      <form {...renew.formProps} aria-busy={renew.pending} className="grid justify-items-center gap-3">
        <FormMessage refused={renew.refused} connectionLost={renew.connectionLost} phrases={phrases} />
        <Button look="quiet" pending={renew.pending} pendingLabel={phrases.loading}>
          {phrases.newPicture}
        </Button>
      </form>
    </div>
  );
}
