import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { inputClass, TextInput } from '@/components/ui/text-input';
import { TimeField } from './time-field';

export type FilterOption = { value: string; label: string };

type AuditFilterFormProps = {
  /** As in the query string. */
  values: Record<string, string>;
  errors: Record<string, string | undefined>;
  options: Record<'operator' | 'about' | 'directory' | 'action' | 'outcome', FilterOption[]>;
  phrases: Record<
    | 'filter'
    | 'from'
    | 'to'
    | 'utc'
    | 'ownZone'
    | 'filterErrors'
    | 'q'
    | 'qHint'
    | 'person'
    | 'operator'
    | 'about'
    | 'attempt'
    | 'directory'
    | 'action'
    | 'outcome'
    | 'request'
    | 'all'
    | 'apply'
    | 'clear'
    | 'account',
    string
  >;
};

/** The filters of the audit: a plain GET form, so the values are in the query string. */
export function AuditFilterForm({ values, errors, options, phrases }: AuditFilterFormProps) {
  const hints = { utc: phrases.utc, ownZone: phrases.ownZone };
  const text = (name: 'q' | 'person' | 'account' | 'request' | 'attempt', longest: number, hint?: string) => (
    <Field key={name} id={`field-${name}`} label={phrases[name]} hint={hint} error={errors[name]}>
      {(control) => (
        <TextInput
          {...control}
          name={name}
          defaultValue={values[name]}
          maxLength={longest}
          autoComplete="off"
          spellCheck={false}
          dir="auto"
        />
      )}
    </Field>
  );
  const choice = (name: keyof typeof options) => (
    <Field id={`field-${name}`} label={phrases[name]} error={errors[name]}>
      {(control) => (
        <select {...control} name={name} defaultValue={values[name] ?? ''} className={`${inputClass} opacity-100!`}>
          <option value="">{phrases.all}</option>
          {options[name].map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
          {values[name] && !options[name].some(({ value }) => value === values[name]) ? (
            <option value={values[name]}>{values[name]}</option>
          ) : null}
        </select>
      )}
    </Field>
  );
  const count = Object.keys(values).length;
  const isWrong = Object.keys(errors).length > 0;
  const given = (['person', 'account', 'request', 'attempt'] as const).filter((name) => values[name] || errors[name]);
  return (
    <details open={count > 0 || isWrong} className="mb-4 rounded-2xl border border-border bg-surface">
      <summary className="min-h-11 cursor-pointer px-4 py-2.5 font-medium sm:px-6">
        {phrases.filter}
        {count > 0 ? ` (${count})` : ''}
      </summary>
      <form method="get" action="/admin/audit" className="px-4 pb-4 sm:px-6">
        {isWrong ? (
          <div className="mb-4">
            <Alert tone="danger">{phrases.filterErrors}</Alert>
          </div>
        ) : null}
        <div className="grid gap-x-4 gap-y-2 sm:grid-cols-2 xl:grid-cols-3">
          <TimeField
            name="from"
            label={phrases.from}
            value={values['from'] ?? ''}
            error={errors['from']}
            hints={hints}
          />
          <TimeField name="to" label={phrases.to} value={values['to'] ?? ''} error={errors['to']} hints={hints} />
          {text('q', 200, phrases.qHint)}
          {choice('operator')}
          {choice('about')}
          {choice('directory')}
          {choice('action')}
          {choice('outcome')}
          {given.map((name) => text(name, 300))}
        </div>
        <div className="flex flex-wrap gap-3">
          <Button className="sm:w-auto">{phrases.apply}</Button>
          {count > 0 || isWrong ? (
            <a
              href="/admin/audit"
              className="inline-flex min-h-12 items-center px-3 font-medium text-accent-ink underline-offset-4 hover:underline"
            >
              {phrases.clear}
            </a>
          ) : null}
        </div>
      </form>
    </details>
  );
}
