'use server';

import { redirect } from 'next/navigation';
import { defineOperatorAction, keepSession } from '@/lib/admin/define-operator-action';
import { addAuthenticator } from '@/lib/admin/factors/add-authenticator';
import type { FormState } from '@/lib/form-state';
import { err, ok } from '@/lib/result';
import { factorField } from '@/lib/schemas/sign-in';

const runReplace = defineOperatorAction({
  name: 'replace-authenticator',
  permission: 'self.factors',
  fields: { code: factorField },
  async handler({ code }, { services, actor }) {
    const added = await addAuthenticator(services, actor, code);
    if (!added.ok) {
      const { code: refusal, ...wait } = added.error;
      return err({ fields: { code: refusal }, ...wait });
    }
    await keepSession(services, added.value);
    return ok({ path: '/admin/me' });
  },
});

/** Takes another authenticator app in place of the present one. */
export async function replaceAuthenticatorAction(previous: FormState, form: FormData): Promise<FormState> {
  const result = await runReplace(previous, form);
  if (result.ok) redirect(result.value.path);
  return result.error;
}
