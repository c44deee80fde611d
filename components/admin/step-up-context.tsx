'use client';

import { createContext, type ReactNode, useContext } from 'react';
import type { FormAction } from '@/lib/forms/form-state';

/** What a form needs to offer a passkey where it asks for a fresh second factor. Null where the operator has none. */
export type StepUpPasskeyParts = {
  optionsAction: FormAction;
  answerAction: FormAction;
  labels: { button: string; pending: string };
} | null;

const Parts = createContext<StepUpPasskeyParts>(null);

/** Stands around the console, so that no page has to hand the passkey to its forms. */
export function StepUpProvider({ passkey, children }: { passkey: StepUpPasskeyParts; children: ReactNode }) {
  return <Parts value={passkey}>{children}</Parts>;
}

/** The passkey that a form may offer. */
export function useStepUpPasskey(): StepUpPasskeyParts {
  return useContext(Parts);
}
