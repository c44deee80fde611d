import { FieldError } from '@/components/ui/field';
import { RadioCard } from '@/components/ui/radio-card';
import type { ErrorCode } from '@/lib/base/errors';
import type { FormState } from '@/lib/forms/form-state';
import { errorWords } from '@/lib/i18n/error-words';
import type { FormPhrases } from '@/lib/i18n/phrases/form-phrases';

export type DirectoryOption = { id: string; name: string; help?: string | undefined };

type DirectoryChoiceProps = {
  /** The answer of the form around it. */
  answer: FormState;
  directories: readonly DirectoryOption[];
  /** Chosen before, so the choice is shown at once. */
  initial?: string;
  error: ErrorCode | undefined;
  phrases: FormPhrases & { directory: string };
};

/** The choice of directory, shown only if what was typed does not decide it. */
export function DirectoryChoice({ answer, directories, initial, error, phrases }: DirectoryChoiceProps) {
  const asking = initial !== undefined || isAskingForDirectory(answer);
  if (!asking || directories.length < 2) return null;
  // The first time it is a question and not an error.
  const reproached = answer.values?.['asked'] !== undefined && error;
  const words = reproached ? errorWords(reproached, phrases) : undefined;
  return (
    <fieldset aria-describedby={words ? 'directory-error' : undefined} className="grid gap-2.5">
      <legend className="mb-1.5 font-medium">{phrases.directory}</legend>
      <input type="hidden" name="asked" value="1" />
      {directories.map(({ id, name, help }, at) => (
        <RadioCard
          key={id}
          name="directory"
          value={id}
          label={name}
          help={help}
          aria-invalid={words ? true : undefined}
          autoFocus={at === 0 && isAskingForDirectory(answer) && answer.values?.['directory'] === undefined}
          defaultChecked={id === (answer.values?.['directory'] ?? initial)}
        />
      ))}
      <FieldError id="directory-error">{words}</FieldError>
    </fieldset>
  );
}

/** Checks whether the server needs the directory, or the form already showed the choice when it was sent. */
export function isAskingForDirectory(state: FormState): boolean {
  const unanswered = state.status === 'refused' && state.fields?.['directory'] !== undefined;
  return unanswered || state.values?.['asked'] !== undefined;
}
