'use client';

import { type RefObject, useContext, useEffect } from 'react';
import { useOperatorId } from './acting-as';
import { keepDraft, takeDraft } from './drafts';
import { OpenedAt, sessionOverEvent } from './session-life';

/**
 * Preserves a reason and a ticket across a new sign-in in the same tab: stores them when the session has ended, and
 * fills them in when the form is shown again. With `name` null, nothing is stored.
 */
export function useDraft(form: RefObject<HTMLFormElement | null>, name: string | null): void {
  const operatorId = useOperatorId();
  const openedAt = useContext(OpenedAt);

  useEffect(() => {
    if (operatorId === null || name === null || openedAt === null) return;
    const values = takeDraft(operatorId, name, openedAt) ?? {};
    for (const [field, value] of Object.entries(values)) {
      const input = form.current?.querySelector<HTMLInputElement>(`input[name="${field}"]`);
      if (input && input.value === '') input.value = value;
    }
  }, [form, name, operatorId, openedAt]);

  useEffect(() => {
    const keep = () => {
      if (operatorId !== null && name !== null && form.current) keepDraft(operatorId, name, new FormData(form.current));
    };
    addEventListener(sessionOverEvent, keep);
    return () => removeEventListener(sessionOverEvent, keep);
  }, [form, name, operatorId]);
}
