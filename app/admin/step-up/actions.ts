'use server';

import { err, ok } from '@/lib/base/result';
import { passkeyField } from '@/lib/forms/sign-in';
import { askForPasskey } from '@/lib/operators/factors/operator-passkeys';
import { keepSession } from '@/lib/operators/keep-session';
import { operatorFormAction } from '@/lib/operators/operator-action';
import { stepUpWithPasskey } from '@/lib/operators/step-up';

/** Returns what the browser needs to ask for the operator's passkey, for step-up. */
export const stepUpOptionsAction = operatorFormAction({
  name: 'step-up-options',
  permission: 'self.manage',
  fields: {},
  async handler(_input, { services, actor }) {
    return ok({ answer: { passkey: await askForPasskey(services, actor) } });
  },
});

/** Accepts a passkey as the fresh second factor. */
export const stepUpPasskeyAction = operatorFormAction({
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
