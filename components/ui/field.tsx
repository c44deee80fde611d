import type { ReactNode } from 'react';
import { Icon } from './icon';

/** The attributes that link a control to its label, hint and error. */
export type ControlProps = {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
  /** Moves the focus to the field without scripts: the first one that has it. */
  autoFocus: true | undefined;
};

type FieldProps = {
  id: string;
  label: string;
  hint?: string | undefined;
  error?: ReactNode;
  /** Ids of further descriptions, for instance a list of rules. */
  describedBy?: string | undefined;
  /** Takes the focus when the page opens. */
  focusOnArrival?: boolean;
  children: (control: ControlProps) => ReactNode;
};

/** A label, its control, one line of help and one line of error. The line below the control always keeps its space. */
export function Field({ id, label, hint, error, describedBy, focusOnArrival = false, children }: FieldProps) {
  const described = [error && `${id}-error`, hint && `${id}-hint`, describedBy].filter(Boolean).join(' ');
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block font-medium">
        {label}
      </label>
      {children({
        id,
        'aria-describedby': described || undefined,
        'aria-invalid': error ? true : undefined,
        autoFocus: error || focusOnArrival ? true : undefined,
      })}
      <div className="mt-1.5 min-h-6 text-sm leading-6">
        <FieldError id={`${id}-error`}>{error}</FieldError>
        {hint ? (
          <p id={`${id}-hint`} className="text-muted">
            {hint}
          </p>
        ) : null}
      </div>
    </div>
  );
}

/**
 * The error text next to its field. The live region exists before the text, because screen readers only announce
 * changes of regions that they know.
 */
export function FieldError({ id, children }: { id: string; children?: ReactNode }) {
  return (
    <div role="alert" className="empty:absolute">
      {children ? (
        <p id={id} className="flex gap-1.5 text-danger">
          <Icon name="alert" className="mt-0.5 size-5" />
          <span>{children}</span>
        </p>
      ) : null}
    </div>
  );
}
