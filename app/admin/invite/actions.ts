'use server';

import * as z from 'zod/mini';
import { formAction } from '@/lib/actions/form-action';
import { err, ok } from '@/lib/base/result';
import { refusalState } from '@/lib/forms/refusal';
import { newPasswordField } from '@/lib/forms/reset';
import { invitationField } from '@/lib/forms/sign-in';
import { keepSession } from '@/lib/operators/keep-session';
import { acceptInvite } from '@/lib/operators/sign-in/accept-invite';
import { readUserAgent } from '@/lib/operators/sign-in/user-agent';
import { getServices } from '@/lib/services/services';

/** Accepts an invitation with a chosen password. */
export const acceptInviteAction = formAction({
  name: 'accept-invite',
  schema: z.strictObject({ invitation: invitationField, newPassword: newPasswordField }),
  guard: async () => ok(await getServices()),
  async handler({ invitation, newPassword }, request, services) {
    const browser = { request, userAgent: await readUserAgent() };
    const accepted = await acceptInvite(services, { token: invitation, password: newPassword }, browser);
    if (!accepted.ok) {
      const isPassword = accepted.error.code === 'password_refused';
      return err(refusalState(accepted.error, isPassword ? 'newPassword' : undefined));
    }
    await keepSession(services, accepted.value);
    return ok({ path: '/admin/sign-in/enrol' });
  },
});
