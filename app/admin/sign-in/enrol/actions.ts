'use server';

import { err, ok } from '@/lib/base/result';
import { refusalState } from '@/lib/forms/refusal';
import { appCodeField, passkeyField } from '@/lib/forms/sign-in';
import { signInPhrases } from '@/lib/i18n/console/sign-in/sign-in-phrases';
import { addAuthenticator } from '@/lib/operators/factors/add-authenticator';
import { addPasskey } from '@/lib/operators/factors/add-passkey';
import { offerNewPasskey } from '@/lib/operators/factors/operator-passkeys';
import { keepSession } from '@/lib/operators/keep-session';
import { describeBrowser } from '@/lib/operators/sign-in/describe-browser';
import { signInFormAction } from '@/lib/operators/sign-in/sign-in-form-action';
import { readUserAgent } from '@/lib/operators/sign-in/user-agent';
import { keepDevice } from '@/lib/rate-limit/device-cookie';

/** The recovery codes come next. */
const afterwards = '/admin/me/codes';

/** Adds the first authenticator app once a code proves it. */
export const enrolAuthenticatorAction = signInFormAction({
  name: 'enrol-authenticator',
  step: 'enrol',
  fields: { code: appCodeField },
  async handler({ code }, _request, { services, actor }) {
    const added = await addAuthenticator(services, actor, code);
    if (!added.ok) return err(refusalState(added.error, 'code'));
    await keepSession(services, added.value);
    await keepDevice(services.keys, { kind: 'operator', id: actor.operator.id }, services.env.plainCookies);
    return ok({ path: afterwards });
  },
});

/** Returns what the browser needs to create the first passkey. */
export const newPasskeyOptionsAction = signInFormAction({
  name: 'enrol-passkey-options',
  step: 'enrol',
  fields: {},
  async handler(_input, _request, { services, actor }) {
    return ok({ answer: { passkey: await offerNewPasskey(services, actor) } });
  },
});

export const enrolPasskeyAction = signInFormAction({
  name: 'enrol-passkey',
  step: 'enrol',
  fields: { passkey: passkeyField },
  async handler({ passkey }, request, { services, actor }) {
    const name = describeBrowser(await readUserAgent()) ?? signInPhrases(request.locale).phrases.passkeyName;
    const added = await addPasskey(services, actor, { answer: passkey, name });
    if (!added.ok) return err({ error: added.error.code });
    await keepSession(services, added.value);
    await keepDevice(services.keys, { kind: 'operator', id: actor.operator.id }, services.env.plainCookies);
    return ok({ path: afterwards });
  },
});
