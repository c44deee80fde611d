'use client';

import { createContext, type ReactNode, useContext } from 'react';
import type { OperatorId } from '@/lib/base/ids';

/** The field in which a form says for which operator it was opened. `operatorFormAction` compares it with who sends it. */
export const actingAsField = 'actingAs';

const ActingOperator = createContext<string | null>(null);

/** Stands around pages of the console: their forms belong to this operator, whoever signs in meanwhile in this browser. */
export function ActingAs({ operatorId, children }: { operatorId: OperatorId; children: ReactNode }) {
  return <ActingOperator value={operatorId}>{children}</ActingOperator>;
}

/** The hidden field of a form. Nothing on pages before the sign-in, where nobody acts yet. */
export function ActingAsField() {
  const operatorId = useContext(ActingOperator);
  return operatorId === null ? null : <input type="hidden" name={actingAsField} value={operatorId} />;
}

/** Whose the page is; null before the sign-in. */
export function useOperatorId(): string | null {
  return useContext(ActingOperator);
}

/** A new form for an action that is called without one. */
export function useNewForm(): () => FormData {
  const operatorId = useContext(ActingOperator);
  return () => {
    const form = new FormData();
    if (operatorId !== null) form.set(actingAsField, operatorId);
    return form;
  };
}
