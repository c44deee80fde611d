'use server';

import { redirect } from 'next/navigation';
import { defineAction } from '@/lib/actions/define-action';
import { ok } from '@/lib/base/result';
import { startExternalSchema } from '@/lib/forms/external-sign-in';
import { keepAway } from '@/lib/operators/sign-in/external/away';
import { startExternal } from '@/lib/operators/sign-in/external/start-external';
import { keepSignInNotice } from '@/lib/operators/sign-in/keep-sign-in-notice';
import { getServices } from '@/lib/services/services';

const runStartExternalSignIn = defineAction({
  name: 'start-external-sign-in',
  schema: startExternalSchema,
  guard: async () => ok(await getServices()),
  async handler({ provider }, request, services) {
    const started = await startExternal(services, provider, request);
    if (!started.ok) return ok({ path: await keepSignInNotice(services, 'external_failed') });
    await keepAway(services, started.value);
    // A form may not lead to another site, not even by a redirect: the next page goes there.
    return ok({ path: '/admin/sign-in/away' });
  },
});

/** Begins a sign-in at the provider whose button was pressed. */
export async function startExternalSignInAction(form: FormData): Promise<void> {
  const result = await runStartExternalSignIn(null, form);
  if (result.ok) redirect(result.value.path);
}
