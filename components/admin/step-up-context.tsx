'use client';

import { createContext, type ReactNode, useContext } from 'react';
import type { FormAction } from '@/lib/forms/form-state';

/** What a form needs to offer a passkey for step-up. Null if the operator has no passkey. */
export type StepUpPasskeyParts = {
  optionsAction: FormAction;
  answerAction: FormAction;
  labels: { button: string; pending: string };
} | null;

const Parts = createContext<StepUpPasskeyParts>(null);

/** Wraps the console, so that pages need not pass the passkey to their forms. */
export function StepUpProvider({ passkey, children }: { passkey: StepUpPasskeyParts; children: ReactNode }) {
  return <Parts value={passkey}>{children}</Parts>;
}

/** Returns what a form needs to offer a passkey, or null. */
export function useStepUpPasskey(): StepUpPasskeyParts {
  return useContext(Parts);
}
