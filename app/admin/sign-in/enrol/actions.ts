'use server';

import { redirect } from 'next/navigation';
import * as z from 'zod/mini';
import { addAuthenticator } from '@/lib/admin/factors/add-authenticator';
import { addPasskey } from '@/lib/admin/factors/add-passkey';
import { newPasskeyOptions } from '@/lib/admin/factors/passkey-options';
import { keepSession } from '@/lib/admin/keep-session';
import { describeBrowser } from '@/lib/admin/sign-in/describe-browser';
import { requireStep } from '@/lib/admin/sign-in/require-stage';
import { readUserAgent } from '@/lib/admin/sign-in/user-agent';
import { defineAction } from '@/lib/define-action';
import type { FormState } from '@/lib/form-state';
import { signInPhrases } from '@/lib/i18n/console/sign-in/sign-in-phrases';
import { refusalState } from '@/lib/reset/refusal';
import { err, ok } from '@/lib/result';
import { appCodeField, passkeyField } from '@/lib/schemas/sign-in';

/** The recovery codes come next. */
const afterwards = '/admin/me/codes';

const runEnrolAuthenticator = defineAction({
  name: 'enrol-authenticator',
  schema: z.strictObject({ code: appCodeField }),
  guard: () => requireStep('enrol'),
  async handler({ code }, _request, { services, actor }) {
    const added = await addAuthenticator(services, actor, code);
    if (!added.ok) return err(refusalState(added.error, 'code'));
    await keepSession(services, added.value);
    return ok({ path: afterwards });
  },
});

/** Takes the first authenticator app, proved by a code. */
export async function enrolAuthenticatorAction(previous: FormState, form: FormData): Promise<FormState> {
  const result = await runEnrolAuthenticator(previous, form);
  if (result.ok) redirect(result.value.path);
  return result.error;
}

const runNewPasskeyOptions = defineAction({
  name: 'enrol-passkey-options',
  schema: z.strictObject({}),
  guard: () => requireStep('enrol'),
  async handler(_input, _request, { services, actor }) {
    return ok({ answer: { passkey: await newPasskeyOptions(services, actor) } });
  },
});

/** What the browser needs to make the first passkey. */
export async function newPasskeyOptionsAction(previous: FormState, form: FormData): Promise<FormState> {
  const result = await runNewPasskeyOptions(previous, form);
  if (result.ok) redirect(result.value.path);
  return result.error;
}

const runEnrolPasskey = defineAction({
  name: 'enrol-passkey',
  schema: z.strictObject({ passkey: passkeyField }),
  guard: () => requireStep('enrol'),
  async handler({ passkey }, request, { services, actor }) {
    const name = describeBrowser(await readUserAgent()) ?? signInPhrases(request.locale).phrases.passkeyName;
    const added = await addPasskey(services, actor, { answer: passkey, name });
    if (!added.ok) return err({ error: added.error.code });
    await keepSession(services, added.value);
    return ok({ path: afterwards });
  },
});

/** Takes the first passkey. */
export async function enrolPasskeyAction(previous: FormState, form: FormData): Promise<FormState> {
  const result = await runEnrolPasskey(previous, form);
  if (result.ok) redirect(result.value.path);
  return result.error;
}
