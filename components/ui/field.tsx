import type { ReactNode } from 'react';
import { Icon } from './icon';

/** What a field hands to its control so that label, hint and error belong to it. */
export type ControlProps = { id: string; 'aria-describedby': string | undefined; 'aria-invalid': true | undefined };

type FieldProps = {
  id: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  /** Ids of further descriptions, for instance of a list of rules. */
  describedBy?: string;
  children: (control: ControlProps) => ReactNode;
};

/** A label, its control, one line of help and one line of error. The line below the control is always reserved. */
export function Field({ id, label, hint, error, describedBy, children }: FieldProps) {
  const described = [error && `${id}-error`, hint && `${id}-hint`, describedBy].filter(Boolean).join(' ');
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block font-medium">
        {label}
      </label>
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined })}
      <div className="mt-1.5 min-h-6 text-sm leading-6">
        {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
        {hint ? (
          <p id={`${id}-hint`} className={error ? 'sr-only' : 'text-muted'}>
            {hint}
          </p>
        ) : null}
      </div>
    </div>
  );
}

/** The words of a failure beside its field. */
export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={id} className="flex gap-1.5 text-danger">
      <Icon name="alert" className="mt-0.5 size-5" />
      <span>{children}</span>
    </p>
  );
}
