'use client';

import { createContext, type ReactNode, useContext } from 'react';

/** The field in which a form says for which operator it was opened. `operatorFormAction` compares it with who sends it. */
export const actingAsField = 'actingAs';

const OperatorId = createContext<string | null>(null);

/** Stands around pages of the console: their forms belong to this operator, whoever signs in meanwhile in this browser. */
export function ActingAs({ operatorId, children }: { operatorId: string; children: ReactNode }) {
  return <OperatorId value={operatorId}>{children}</OperatorId>;
}

/** The hidden field of a form. Nothing on pages before the sign-in, where nobody acts yet. */
export function ActingAsField() {
  const operatorId = useContext(OperatorId);
  return operatorId === null ? null : <input type="hidden" name={actingAsField} value={operatorId} />;
}

/** Whose the page is; null before the sign-in. */
export function useOperatorId(): string | null {
  return useContext(OperatorId);
}

/** A new form for an action that is called without one. */
export function useNewForm(): () => FormData {
  const operatorId = useContext(OperatorId);
  return () => {
    const form = new FormData();
    if (operatorId !== null) form.set(actingAsField, operatorId);
    return form;
  };
}
