'use server';

import { buttonAction } from '@/lib/actions/form-action';
import { ok } from '@/lib/base/result';
import { startExternalSchema } from '@/lib/forms/external-sign-in';
import { keepAway } from '@/lib/operators/sign-in/external/away';
import { startExternal } from '@/lib/operators/sign-in/external/start-external';
import { keepSignInNotice } from '@/lib/operators/sign-in/keep-sign-in-notice';
import { getServices } from '@/lib/services/services';

/** Starts a sign-in at the provider whose button was pressed. */
export const startExternalSignInAction = buttonAction({
  name: 'start-external-sign-in',
  schema: startExternalSchema,
  guard: async () => ok(await getServices()),
  async handler({ provider }, request, services) {
    const started = await startExternal(services, provider, request);
    if (!started.ok) return ok({ path: await keepSignInNotice(services, 'external_failed') });
    await keepAway(services, started.value);
    // The content security policy lets no form lead to another site, not even by a redirect: the next page goes there.
    return ok({ path: '/admin/sign-in/away' });
  },
});
