'use client';

import { useRef } from 'react';
import { CodeInput } from '@/components/ui/code-input';
import type { FormAction } from '@/lib/forms/form-state';
import { extractCode } from '@/lib/forms/reset';
import type { VerifyPhrases } from '@/lib/i18n/phrases/verify-phrases';
import { CodeForm } from './code-form';

export type VerifyFormProps = {
  action: FormAction;
  /** The number of digits in a code; null if that varies, and then nothing submits automatically. */
  codeLength: number | null;
  /** No code can be typed now; the field only shows where the next one goes. */
  off?: boolean;
  phrases: VerifyPhrases;
};

/** The code field on `/verify`. With scripts a complete code submits itself, once per value. */
export function VerifyForm({ action, codeLength, off = false, phrases }: VerifyFormProps) {
  const submitted = useRef('');

  function submitOnce(code: string, submit: () => void) {
    if (code.length !== codeLength || code === submitted.current) return;
    submitted.current = code;
    submit();
  }

  return (
    <CodeForm action={action} schema="verifyCode" off={off} phrases={phrases}>
      {(control, submit) => (
        <CodeInput {...control} extract={extractCode} onCode={(code) => submitOnce(code, submit)} />
      )}
    </CodeForm>
  );
}
