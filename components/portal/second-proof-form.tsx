'use client';

import { TextInput } from '@/components/ui/text-input';
import type { FormAction } from '@/lib/forms/form-state';
import type { VerifyPhrases } from '@/lib/i18n/phrases/verify-phrases';
import { CodeForm } from './code-form';

export type SecondProofFormProps = { action: FormAction; phrases: VerifyPhrases };

/** The field on `/verify` for an operator's second factor: digits of an app, or a recovery code with letters. */
export function SecondProofForm({ action, phrases }: SecondProofFormProps) {
  return (
    <CodeForm action={action} phrases={phrases}>
      {(control) => (
        <TextInput
          {...control}
          autoComplete="one-time-code"
          autoCapitalize="characters"
          autoCorrect="off"
          spellCheck={false}
          enterKeyHint="next"
          maxLength={64}
        />
      )}
    </CodeForm>
  );
}
