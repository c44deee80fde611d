'use server';

import { redirect } from 'next/navigation';
import { err, ok } from '@/lib/base/result';
import type { FormState } from '@/lib/forms/form-state';
import { refusalState } from '@/lib/forms/refusal';
import { appCodeField } from '@/lib/forms/sign-in';
import { mePhrases } from '@/lib/i18n/console/me/me-phrases';
import { defineOperatorAction } from '@/lib/operators/define-operator-action';
import { addAuthenticator } from '@/lib/operators/factors/add-authenticator';
import { keepSession } from '@/lib/operators/keep-session';

const runReplace = defineOperatorAction({
  name: 'replace-authenticator',
  permission: 'self.factors',
  target: () => 'own-factors',
  fields: { code: appCodeField },
  async handler({ code }, { services, actor }) {
    const added = await addAuthenticator(services, actor, code);
    if (!added.ok) return err(refusalState(added.error, 'code'));
    await keepSession(services, added.value);
    return ok({ path: '/admin/me', notice: mePhrases(actor.request.locale).phrases.appAdded });
  },
});

/** Takes another authenticator app in place of the present one. */
export async function replaceAuthenticatorAction(previous: FormState, form: FormData): Promise<FormState> {
  const result = await runReplace(previous, form);
  if (result.ok) redirect(result.value.path);
  return result.error;
}
