'use server';

import { redirect } from 'next/navigation';
import { err, ok } from '@/lib/base/result';
import type { FormState } from '@/lib/forms/form-state';
import { passkeyField } from '@/lib/forms/sign-in';
import { defineOperatorAction } from '@/lib/operators/define-operator-action';
import { askForPasskey } from '@/lib/operators/factors/operator-passkeys';
import { keepSession } from '@/lib/operators/keep-session';
import { stepUpWithPasskey } from '@/lib/operators/step-up';

const runOptions = defineOperatorAction({
  name: 'step-up-options',
  permission: 'self.manage',
  fields: {},
  async handler(_input, { services, actor }) {
    return ok({ answer: { passkey: await askForPasskey(services, actor) } });
  },
});

/** What to ask the operator's passkeys, for a fresh second factor. */
export async function stepUpOptionsAction(previous: FormState, form: FormData): Promise<FormState> {
  const result = await runOptions(previous, form);
  if (result.ok) redirect(result.value.path);
  return result.error;
}

const runPasskey = defineOperatorAction({
  name: 'step-up-passkey',
  permission: 'self.manage',
  fields: { passkey: passkeyField },
  async handler({ passkey }, { services, actor }) {
    const steppedUp = await stepUpWithPasskey(services, actor, passkey);
    if (!steppedUp.ok) return err({ error: steppedUp.error.code });
    if (steppedUp.value.token !== null) await keepSession(services, steppedUp.value.token);
    return ok({ answer: { steppedUp: true } });
  },
});

/** Takes a passkey as the fresh second factor. */
export async function stepUpPasskeyAction(previous: FormState, form: FormData): Promise<FormState> {
  const result = await runPasskey(previous, form);
  if (result.ok) redirect(result.value.path);
  return result.error;
}
