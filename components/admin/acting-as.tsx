'use client';

import { createContext, type ReactNode, useContext } from 'react';
import type { OperatorId } from '@/lib/base/ids';

/**
 * The form field with the operator who opened the page. `operatorFormAction` compares it with the signed-in operator.
 */
export const actingAsField = 'actingAs';

const ActingOperator = createContext<string | null>(null);

/** Binds the forms of console pages to this operator, even if someone else signs in in the same browser. */
export function ActingAs({ operatorId, children }: { operatorId: OperatorId; children: ReactNode }) {
  return <ActingOperator value={operatorId}>{children}</ActingOperator>;
}

/** The hidden field for a form. Renders nothing on pages before sign-in. */
export function ActingAsField() {
  const operatorId = useContext(ActingOperator);
  return operatorId === null ? null : <input type="hidden" name={actingAsField} value={operatorId} />;
}

/** Returns the operator who opened the page; null before sign-in. */
export function useOperatorId(): string | null {
  return useContext(ActingOperator);
}

/** Returns a function that creates form data with the hidden field, for actions called without a form. */
export function useNewForm(): () => FormData {
  const operatorId = useContext(ActingOperator);
  return () => {
    const form = new FormData();
    if (operatorId !== null) form.set(actingAsField, operatorId);
    return form;
  };
}
