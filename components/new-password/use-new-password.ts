import { type InputEvent, useEffect, useRef, useState } from 'react';
import type { FieldErrors } from '@/components/ui/use-action-form';
import { checkPassword } from '@/lib/password-policy/check-password';
import type { PasswordContext, PasswordPolicy } from '@/lib/password-policy/policy';

/** The state of the one field for a new password. `inspect` is the check that the form's hook runs before sending. */
export function useNewPassword(policies: readonly PasswordPolicy[], context: PasswordContext) {
  const [typed, setTyped] = useState('');
  const [sent, setSent] = useState('');
  const [shown, setShown] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  // Takes over what was typed before scripts ran.
  useEffect(() => setTyped(input.current?.value ?? ''), []);
  // Clears the field: a browser may keep the page and show it again after "back".
  useEffect(() => {
    const clear = () => {
      if (input.current) input.current.value = '';
      setTyped('');
      setShown(false);
    };
    addEventListener('pagehide', clear);
    return () => removeEventListener('pagehide', clear);
  }, []);

  function inspect(data: FormData): FieldErrors {
    const password = String(data.get('newPassword') ?? '');
    setSent(password);
    const refused = password !== '' && checkPassword(password, policies, context).length > 0;
    return refused ? { newPassword: 'password_refused' } : {};
  }

  function fillIn(password: string) {
    if (!input.current) return;
    input.current.value = password;
    input.current.dispatchEvent(new Event('input', { bubbles: true }));
    setShown(true);
  }

  /** Whether a response of the server is about the field's current value. */
  const isSent = typed === sent;
  const field = {
    ref: input,
    shown,
    onShownChange: setShown,
    onInput: (event: InputEvent<HTMLInputElement>) => setTyped(event.currentTarget.value),
  };
  return { policies, context, typed, isSent, field, fillIn, inspect };
}
