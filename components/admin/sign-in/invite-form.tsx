'use client';

import { type ComponentProps, useEffect, useState } from 'react';
import type { FieldSpec } from '@/lib/forms/field-spec';
import { OperatorPasswordForm } from './password-form';

type InviteFormProps = Omit<ComponentProps<typeof OperatorPasswordForm>, 'fields'> & {
  labels: { invitation: string; invitationHint: string };
};

/**
 * Accepts an invitation. The token is in the link after `#`, which browsers do not send, so it is never in a server
 * log. This form reads it and removes it from the address bar. Without scripts the user pastes the link into a field.
 */
export function InviteForm({ labels, ...form }: InviteFormProps) {
  const [token, setToken] = useState<string | null>(null);
  useEffect(() => {
    const given = location.hash.slice(1);
    if (!/^[\w-]{43}$/.test(given)) return;
    setToken(given);
    history.replaceState(history.state, '', location.pathname);
  }, []);
  const field: FieldSpec = {
    kind: 'text',
    name: 'invitation',
    label: labels.invitation,
    hint: labels.invitationHint,
    required: true,
  };
  if (token === null) return <OperatorPasswordForm {...form} fields={[field]} />;
  return (
    <OperatorPasswordForm {...form}>
      <input type="hidden" name="invitation" value={token} />
    </OperatorPasswordForm>
  );
}
