import { type ControlProps, Field, FieldError } from '@/components/ui/field';
import { inputClass, TextInput } from '@/components/ui/text-input';
import type { FieldSpec } from '@/lib/forms/field-spec';
import { ColorField } from './color-field';

type FormFieldProps = {
  field: FieldSpec;
  value: string | undefined;
  error: string | undefined;
  readOnly: boolean;
  /** Prefix for the ids of the fields, to keep them unique with several forms on one page. */
  formId?: string | undefined;
};

/** One field of a console form, with its label, hint and error. */
export function FormField({ field, value, error, readOnly, formId = 'field' }: FormFieldProps) {
  if (field.kind === 'checkbox') return <CheckboxField {...{ field, value, error, formId }} />;
  if (field.kind === 'radio' || field.kind === 'checkboxes')
    return <ChoiceField {...{ field, value, error, formId }} />;
  return (
    <Field id={`${formId}-${field.name}`} label={field.label} hint={field.hint} error={error}>
      {(control) => <Control field={field} value={value} control={control} readOnly={readOnly} />}
    </Field>
  );
}

type ControlParts = { field: FieldSpec; value: string | undefined; control: ControlProps; readOnly: boolean };

function Control({ field, value, control, readOnly }: ControlParts) {
  const common = { ...control, name: field.name, required: field.required, defaultValue: value };
  if (field.kind === 'textarea') {
    return (
      <textarea
        {...common}
        readOnly={readOnly}
        rows={field.rows ?? 3}
        maxLength={field.maxLength}
        className={`${inputClass} py-2.5`}
      />
    );
  }
  if (field.kind === 'select') {
    return (
      <select {...common} className={`${inputClass} read-only:opacity-100`}>
        {field.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    );
  }
  if (field.kind === 'color') {
    const { pick, fallback, maxLength } = field;
    return <ColorField {...common} {...{ pick, fallback, maxLength, readOnly }} />;
  }
  const isCode = field.kind === 'code';
  const type = { secret: 'password', code: 'text' }[field.kind as string] ?? field.kind;
  return (
    <TextInput
      {...common}
      type={type}
      readOnly={readOnly}
      maxLength={field.maxLength}
      placeholder={field.placeholder}
      inputMode={isCode ? 'numeric' : undefined}
      autoComplete={field.autoComplete ?? (isCode ? 'one-time-code' : field.kind === 'secret' ? 'new-password' : 'off')}
      spellCheck={false}
    />
  );
}

type ChoiceProps<Kind> = Omit<FormFieldProps, 'field' | 'readOnly'> & { field: Extract<FieldSpec, { kind: Kind }> };

function CheckboxField({ field, value, error, formId }: ChoiceProps<'checkbox'>) {
  const id = `${formId}-${field.name}`;
  return (
    <div className="mb-3">
      <div className="flex gap-3">
        <input
          type="checkbox"
          id={id}
          name={field.name}
          defaultChecked={value === 'on'}
          aria-describedby={describedBy(id, field, error)}
          aria-invalid={error ? true : undefined}
          className="mt-3 size-5 shrink-0 accent-(--accent)"
        />
        <div>
          <label htmlFor={id} className="flex min-h-11 items-center font-medium">
            {field.label}
          </label>
          {field.hint ? (
            <p id={`${id}-hint`} className="text-sm text-muted">
              {field.hint}
            </p>
          ) : null}
        </div>
      </div>
      <FieldError id={`${id}-error`}>{error}</FieldError>
    </div>
  );
}

function ChoiceField({ field, value, error, formId }: ChoiceProps<'radio' | 'checkboxes'>) {
  const id = `${formId}-${field.name}`;
  const chosen = field.kind === 'radio' ? [value] : (value ?? '').split(',');
  return (
    <fieldset aria-describedby={describedBy(id, field, error)} className="mb-3">
      <legend className="mb-1.5 font-medium">{field.label}</legend>
      {field.hint ? (
        <p id={`${id}-hint`} className="mb-2 text-sm text-muted">
          {field.hint}
        </p>
      ) : null}
      <div className="grid gap-2">
        {field.options.map((option) => (
          <label key={option.value} className="flex min-h-11 items-start gap-3 rounded-lg border border-border p-3">
            <input
              type={field.kind === 'radio' ? 'radio' : 'checkbox'}
              name={field.name}
              value={option.value}
              defaultChecked={chosen.includes(option.value)}
              className="mt-1 size-5 shrink-0 accent-(--accent)"
            />
            <span>
              <span className="block font-medium">{option.label}</span>
              {option.hint ? <span className="block text-sm text-muted">{option.hint}</span> : null}
            </span>
          </label>
        ))}
      </div>
      <FieldError id={`${id}-error`}>{error}</FieldError>
    </fieldset>
  );
}

function describedBy(id: string, { hint }: FieldSpec, error: string | undefined): string | undefined {
  return [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ') || undefined;
}
