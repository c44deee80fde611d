'use server';

import * as z from 'zod/mini';
import { err, ok } from '@/lib/base/result';
import { handleField } from '@/lib/forms/handle-field';
import { lineField } from '@/lib/forms/line-field';
import { refusalState } from '@/lib/forms/refusal';
import { newPasswordField } from '@/lib/forms/reset';
import { passkeyField, presentPasswordField } from '@/lib/forms/sign-in';
import { mePhrases } from '@/lib/i18n/console/me/me-phrases';
import { addPasskey } from '@/lib/operators/factors/add-passkey';
import { offerNewPasskey } from '@/lib/operators/factors/operator-passkeys';
import { type FactorToRemove, removeFactor } from '@/lib/operators/factors/remove-factor';
import { keepSession } from '@/lib/operators/keep-session';
import { operatorFormAction } from '@/lib/operators/operator-action';
import { changeOwnPassword } from '@/lib/operators/sign-in/change-own-password';
import { describeBrowser } from '@/lib/operators/sign-in/describe-browser';
import { endOwnSessions } from '@/lib/operators/sign-in/end-sessions';

/** Removes the named passkey, or the authenticator app if none is named. */
export const removeFactorAction = operatorFormAction({
  name: 'remove-own-factor',
  permission: 'self.factors',
  target: () => 'own-factors',
  fields: { passkeyId: z.optional(z.string().check(z.maxLength(2048), z.regex(/^[\w-]+$/))) },
  async handler({ passkeyId }, { services, actor }) {
    const factor: FactorToRemove =
      passkeyId === undefined ? { kind: 'authenticator' } : { kind: 'passkey', id: passkeyId };
    const removed = await removeFactor(services, actor, factor);
    if (!removed.ok) return err({ error: removed.error.code });
    const { phrases, t } = mePhrases(actor.request.locale);
    if (removed.value === null) return ok({ path: '/admin/me', notice: { tone: 'info', text: phrases.factorGone } });
    const { name } = removed.value;
    return ok({
      path: '/admin/me',
      notice: factor.kind === 'passkey' ? t('passkeyRemoved', { name }) : phrases.appRemoved,
    });
  },
});

/** Returns what the browser needs to create another passkey. */
export const newPasskeyOptionsAction = operatorFormAction({
  name: 'add-passkey-options',
  permission: 'self.factors',
  target: () => 'own-factors',
  fields: { name: lineField(60) },
  async handler({ name }, { services, actor }) {
    return ok({ answer: { passkey: await offerNewPasskey(services, actor), values: { name } } });
  },
});

export const addPasskeyAction = operatorFormAction({
  name: 'add-passkey',
  permission: 'self.factors',
  target: () => 'own-factors',
  fields: { passkey: passkeyField, name: lineField(60) },
  async handler({ passkey, name }, { services, actor }) {
    const added = await addPasskey(services, actor, { answer: passkey, name });
    if (!added.ok) return err({ error: added.error.code });
    await keepSession(services, added.value);
    return ok({ path: '/admin/me', notice: mePhrases(actor.request.locale).t('passkeyAdded', { name }) });
  },
});

export const changePasswordAction = operatorFormAction({
  name: 'change-own-password',
  permission: 'self.manage',
  fields: { currentPassword: presentPasswordField, newPassword: newPasswordField },
  async handler(input, { services, actor }) {
    const changed = await changeOwnPassword(services, actor, input);
    if (changed.ok) return ok({ answer: { notice: mePhrases(actor.request.locale).phrases.passwordChanged } });
    const { code } = changed.error;
    const field = { password_wrong: 'currentPassword', password_refused: 'newPassword' }[code as string];
    return err(refusalState(changed.error, field));
  },
});

/** Ends the named session of the operator, or all other sessions if none is named. */
export const endSessionsAction = operatorFormAction({
  name: 'end-own-sessions',
  permission: 'self.manage',
  fields: { session: z.optional(handleField()) },
  async handler({ session }, { services, actor }) {
    const ended = await endOwnSessions(services, actor, session ?? null);
    if (!ended.ok) return err({ error: ended.error.code });
    const { phrases, t } = mePhrases(actor.request.locale);
    const { count, session: one } = ended.value;
    if (!one) return ok({ path: '/admin/me', notice: t('sessionsEnded', { count }) });
    const browser = describeBrowser(one.userAgent) ?? phrases.unknownBrowser;
    return ok({ path: '/admin/me', notice: t('sessionEnded', { browser, address: one.address }) });
  },
});
