/** One field of a console form as plain data: use-cases and pages create it, and the form in the browser shows it. */
export type FieldSpec = {
  name: string;
  label: string;
  hint?: string | undefined;
  /** The initial value; never a secret. `on` for a ticked checkbox. */
  value?: string | undefined;
  required?: boolean | undefined;
  maxLength?: number | undefined;
  placeholder?: string | undefined;
  autoComplete?: string | undefined;
} & (
  | { kind: 'text' | 'email' | 'url' | 'tel' | 'number' | 'secret' | 'code' | 'datetime-local' }
  /** `pick` is the name of the picker beside the text, `fallback` the colour it shows without a value. */
  | { kind: 'color'; pick: string; fallback: string }
  | { kind: 'textarea'; rows?: number }
  | { kind: 'checkbox' }
  | { kind: 'select'; options: readonly Choice[] }
  /** `checkboxes`: any number of choices under one name; `value` lists those ticked, separated by commas. */
  | { kind: 'radio' | 'checkboxes'; options: readonly Choice[] }
);

export type Choice = { value: string; label: string; hint?: string | undefined };

/** Fields that belong together, under a heading. */
export type FieldGroup = { title?: string; fields: readonly FieldSpec[] };
