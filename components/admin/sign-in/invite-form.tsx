'use client';

import { type ComponentProps, useEffect, useState } from 'react';
import type { FieldSpec } from '@/lib/forms/field-spec';
import { OperatorPasswordForm } from './password-form';

type InviteFormProps = Omit<ComponentProps<typeof OperatorPasswordForm>, 'fields'> & {
  labels: { invitation: string; invitationHint: string };
};

/**
 * Takes up an invitation. Its token stands behind the `#` of the link, which no server and no log ever sees; it is read
 * here and taken out of the address. Without scripts the link is pasted into a field.
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
