'use server';

import * as z from 'zod/mini';
import { formAction } from '@/lib/actions/form-action';
import { err, ok } from '@/lib/base/result';
import { lineField } from '@/lib/forms/line-field';
import { refusalState } from '@/lib/forms/refusal';
import { nextField, presentPasswordField } from '@/lib/forms/sign-in';
import { keepSession } from '@/lib/operators/keep-session';
import { readNextPath, withNext } from '@/lib/operators/sign-in/next-path';
import { pathOfStage } from '@/lib/operators/sign-in/require-stage';
import { signIn } from '@/lib/operators/sign-in/sign-in';
import { readUserAgent } from '@/lib/operators/sign-in/user-agent';
import { readDeviceCookie } from '@/lib/rate-limit/device-cookie';
import { getServices } from '@/lib/services/services';

/** The first half of a sign-in: e-mail and password. */
export const signInAction = formAction({
  name: 'operator-sign-in',
  schema: z.strictObject({ email: lineField(254), password: presentPasswordField, next: nextField }),
  guard: async () => ok(await getServices()),
  echo: ['email'],
  async handler({ email, password, next }, request, services) {
    const device = await readDeviceCookie(services.env.plainCookies);
    const browser = { request, userAgent: await readUserAgent(), device };
    const signedIn = await signIn(services, { email, password }, browser);
    if (!signedIn.ok) return err(refusalState(signedIn.error));
    await keepSession(services, signedIn.value.token);
    return ok({ path: withNext(pathOfStage(signedIn.value.stage), readNextPath(next)) });
  },
});
