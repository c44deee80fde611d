'use server';

import { cookies } from 'next/headers';
import { buttonAction, formAction } from '@/lib/actions/form-action';
import { err, ok } from '@/lib/base/result';
import { chooseLanguageSchema, startAgainSchema } from '@/lib/forms/portal';
import { refusalState } from '@/lib/forms/refusal';
import { identifySchema } from '@/lib/forms/reset';
import { localeCookie } from '@/lib/i18n/locales';
import { currentAttempt, keepAttempt } from '@/lib/reset/current-attempt';
import { leaveAttempt } from '@/lib/reset/leave-attempt';
import { startAttempt } from '@/lib/reset/start-attempt';
import { getServices } from '@/lib/services/services';

/** Starts an attempt from what the person typed on the first page. */
export const identifyAction = formAction({
  name: 'identify',
  schema: identifySchema,
  guard: async () => ok(await getServices()),
  echo: ['identifier', 'directory', 'asked'],
  async handler(input, request, services) {
    const started = await startAttempt(services, input, request, await currentAttempt(services));
    if (!started.ok) return err(refusalState(started.error, started.error.field));
    if (started.value.token !== null) await keepAttempt(services, started.value.token);
    // The next page checks for the cookie just set, and says so if the browser did not keep it.
    return ok({ path: '/verify?started=1' });
  },
});

/** Ends this browser's attempt and redirects to the first page. */
export const startAgainAction = buttonAction({
  name: 'start-again',
  schema: startAgainSchema,
  guard: async () => ok(await getServices()),
  async handler(_input, _request, services) {
    await leaveAttempt(services, await currentAttempt(services));
    return ok({ path: '/' });
  },
});

/** Stores the language in a cookie and shows the same page in it. */
export const chooseLanguageAction = buttonAction({
  name: 'choose-language',
  schema: chooseLanguageSchema,
  guard: async () => ok(await getServices()),
  async handler(input, _request, services) {
    const jar = await cookies();
    jar.set(localeCookie, input.locale, {
      secure: !services.env.plainCookies,
      sameSite: 'lax',
      path: '/',
      maxAge: 365 * 24 * 60 * 60,
    });
    return ok({ path: input.path });
  },
});
