'use server';

import { err, ok } from '@/lib/base/result';
import { refusalState } from '@/lib/forms/refusal';
import { appCodeField } from '@/lib/forms/sign-in';
import { mePhrases } from '@/lib/i18n/console/me/me-phrases';
import { addAuthenticator } from '@/lib/operators/factors/add-authenticator';
import { keepSession } from '@/lib/operators/keep-session';
import { operatorFormAction } from '@/lib/operators/operator-action';

/** Replaces the operator's authenticator app. */
export const replaceAuthenticatorAction = operatorFormAction({
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
