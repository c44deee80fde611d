'use client';

import { PasskeyButton } from '@/components/admin/sign-in/passkey-button';
import type { FormPhrases } from '@/lib/i18n/phrases/form-phrases';
import { useStepUpPasskey } from './step-up-context';

/** Step-up by passkey, below the code field of a form. Renders nothing for operators without a passkey. */
export function StepUpPasskey({ phrases, onDone }: { phrases: FormPhrases; onDone: () => void }) {
  const parts = useStepUpPasskey();
  return parts ? <PasskeyButton kind="use" {...parts} phrases={phrases} onDone={onDone} /> : null;
}
