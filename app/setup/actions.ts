'use server';

import * as z from 'zod/mini';
import { formAction } from '@/lib/actions/form-action';
import { err, ok } from '@/lib/base/result';
import { emailField } from '@/lib/forms/email-field';
import { lineField } from '@/lib/forms/line-field';
import { refusalState } from '@/lib/forms/refusal';
import { newPasswordField } from '@/lib/forms/reset';
import { keepSession } from '@/lib/operators/keep-session';
import { createFirstAdministrator } from '@/lib/operators/setup/create-first-administrator';
import { isSetupOpen } from '@/lib/operators/setup/setup-state';
import { readUserAgent } from '@/lib/operators/sign-in/user-agent';
import { getServices } from '@/lib/services/services';

const fieldOf: Record<string, string> = {
  setup_token_refused: 'token',
  email_taken: 'email',
  password_refused: 'newPassword',
};

/** Creates the first administrator and signs them in up to the enrolment of a second factor. */
export const createAdministratorAction = formAction({
  name: 'create-first-administrator',
  schema: z.strictObject({
    token: lineField(200),
    name: lineField(100),
    email: emailField,
    newPassword: newPasswordField,
  }),
  guard: async () => {
    const services = await getServices();
    return (await isSetupOpen(services.db, services.clock())) ? ok(services) : err({ path: '/admin/sign-in' });
  },
  echo: ['name', 'email'],
  async handler({ newPassword, ...person }, request, services) {
    const browser = { request, userAgent: await readUserAgent() };
    const created = await createFirstAdministrator(services, { ...person, password: newPassword }, browser);
    if (created.ok) {
      await keepSession(services, created.value);
      return ok({ path: '/admin/sign-in/enrol' });
    }
    if (created.error.code === 'setup_over') return ok({ path: '/admin/sign-in' });
    return err(refusalState(created.error, fieldOf[created.error.code]));
  },
});
