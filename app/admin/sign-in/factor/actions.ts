'use server';

import * as z from 'zod/mini';
import { buttonAction } from '@/lib/actions/form-action';
import { err, ok } from '@/lib/base/result';
import { refusalState } from '@/lib/forms/refusal';
import { factorField, nextField, passkeyField, recoveryCodeField } from '@/lib/forms/sign-in';
import { firstPage } from '@/lib/operators/console-pages';
import { askForPasskey } from '@/lib/operators/factors/operator-passkeys';
import { keepSession } from '@/lib/operators/keep-session';
import { currentSession } from '@/lib/operators/require-operator';
import { keepNotice } from '@/lib/operators/session-notice';
import { leaveSignIn } from '@/lib/operators/sign-in/leave-sign-in';
import { readNextPath } from '@/lib/operators/sign-in/next-path';
import { recoveryNotice } from '@/lib/operators/sign-in/recovery-notice';
import { showFactor } from '@/lib/operators/sign-in/show-factor';
import { signInFormAction } from '@/lib/operators/sign-in/sign-in-form-action';
import { keepDevice, readDeviceCookie } from '@/lib/rate-limit/device-cookie';

/** The second half of a sign-in: a code of the authenticator app, or a recovery code. */
export const showFactorAction = signInFormAction({
  name: 'show-factor',
  step: 'factor',
  fields: { code: z.optional(factorField), recoveryCode: z.optional(recoveryCodeField), next: nextField },
  async handler({ code, recoveryCode, next }, _request, { services, actor }) {
    const typed = recoveryCode ?? code;
    if (typed === undefined) return err({ fields: { code: 'field_required' } });
    const device = await readDeviceCookie(services.env.plainCookies);
    const shown = await showFactor(services, actor, { code: typed }, device);
    if (!shown.ok) return err(refusalState(shown.error, recoveryCode === undefined ? 'code' : 'recoveryCode'));
    const { token, method } = shown.value;
    await keepSession(services, token);
    await keepDevice(services.keys, { kind: 'operator', id: actor.operator.id }, services.env.plainCookies);
    const path = readNextPath(next) ?? firstPage(actor.operator);
    if (method !== 'recovery_code') return ok({ path });
    await keepNotice(services, token, '/admin/me', await recoveryNotice(services, actor, path));
    return ok({ path: '/admin/me' });
  },
});

/** Returns what the browser needs to ask for the operator's passkey. */
export const passkeyOptionsAction = signInFormAction({
  name: 'passkey-options',
  step: 'factor',
  fields: {},
  async handler(_input, _request, { services, actor }) {
    return ok({ answer: { passkey: await askForPasskey(services, actor) } });
  },
});

/** The second half of a sign-in: a passkey. */
export const passkeyFactorAction = signInFormAction({
  name: 'show-passkey',
  step: 'factor',
  fields: { passkey: passkeyField, next: nextField },
  async handler({ passkey, next }, _request, { services, actor }) {
    const shown = await showFactor(services, actor, { passkey });
    if (!shown.ok) return err({ error: shown.error.code });
    await keepSession(services, shown.value.token);
    await keepDevice(services.keys, { kind: 'operator', id: actor.operator.id }, services.env.plainCookies);
    return ok({ path: readNextPath(next) ?? firstPage(actor.operator) });
  },
});

/** Cancels a sign-in that is not complete. */
export const leaveSignInAction = buttonAction({
  name: 'leave-sign-in',
  schema: z.strictObject({}),
  guard: async () => ok(await currentSession()),
  async handler(_input, _request, current) {
    await leaveSignIn(current);
    return ok({ path: '/admin/sign-in' });
  },
});
