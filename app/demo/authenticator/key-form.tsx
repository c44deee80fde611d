'use client';

import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { TextInput } from '@/components/ui/text-input';
import { useActionForm } from '@/components/ui/use-action-form';
import type { FormAction } from '@/lib/forms/form-state';

type KeyFormProps = { action: FormAction; phrases: { key: string; keyHint: string; keyWrong: string; show: string } };

/** Shows the code for a pasted set-up key, for people without an authenticator app. */
export function KeyForm({ action, phrases }: KeyFormProps) {
  const { done, errors, formProps, pending } = useActionForm(action);
  return (
    <form {...formProps} className="grid gap-3">
      <Field id="key" label={phrases.key} hint={phrases.keyHint} error={errors['key'] && phrases.keyWrong}>
        {(control) => <TextInput {...control} name="key" autoComplete="off" spellCheck={false} required />}
      </Field>
      <output className="font-mono text-2xl tracking-widest" aria-live="polite">
        {done?.revealed?.text ?? ''}
      </output>
      <Button look="secondary" pending={pending}>
        {phrases.show}
      </Button>
    </form>
  );
}
