'use client';

import { useState } from 'react';
import { Field } from '@/components/ui/field';
import { inputClass } from '@/components/ui/text-input';
import { useHydrated } from '@/components/ui/use-hydrated';

type TimeFieldProps = {
  name: string;
  label: string;
  /** ISO 8601 with offset, or empty. */
  value: string;
  error: string | undefined;
  hints: { utc: string; ownZone: string };
};

/**
 * A date and time for a GET form. Without scripts the user types UTC. With scripts the user types local time, and the
 * form sends it converted to UTC.
 */
export function TimeField({ name, label, value, error, hints }: TimeFieldProps) {
  const hydrated = useHydrated();
  const [typed, setTyped] = useState<string | null>(null);
  const local = typed ?? (value ? toInput(new Date(value), hydrated) : '');
  const moment = new Date(hydrated ? local : `${local}Z`);
  // A time input cannot show an invalid value, so show it in a text field for the user to correct.
  if (value && Number.isNaN(new Date(value).getTime())) {
    return (
      <Field id={`field-${name}`} label={label} hint={hints.utc} error={error}>
        {(control) => <input {...control} type="text" name={name} defaultValue={value} className={inputClass} />}
      </Field>
    );
  }
  return (
    <Field id={`field-${name}`} label={label} hint={hydrated ? hints.ownZone : hints.utc} error={error}>
      {(control) => (
        <>
          <input
            {...control}
            key={hydrated ? 'local' : 'utc'}
            type="datetime-local"
            {...(hydrated ? {} : { name })}
            defaultValue={local}
            onInput={(event) => setTyped(event.currentTarget.value)}
            className={inputClass}
          />
          {hydrated && !Number.isNaN(moment.getTime()) ? (
            <input type="hidden" name={name} value={moment.toISOString()} />
          ) : null}
        </>
      )}
    </Field>
  );
}

/** Formats a date for the input: to the minute, in local time or in UTC. */
function toInput(date: Date, isLocal: boolean): string {
  if (Number.isNaN(date.getTime())) return '';
  const shifted = isLocal ? new Date(date.getTime() - date.getTimezoneOffset() * 60_000) : date;
  return shifted.toISOString().slice(0, 16);
}
