'use server';

import { redirect } from 'next/navigation';
import { changeOperator, endOperatorSessions, setOperatorDisabled } from '@/lib/admin/operators/change-operator';
import { inviteAgain } from '@/lib/admin/operators/invite-operator';
import { liftFactorLock } from '@/lib/admin/operators/lift-factor-lock';
import { requestFactorReset, withdrawFactorReset } from '@/lib/admin/operators/reset-factors';
import { err, ok, type Result } from '@/lib/base/result';
import { readRights } from '@/lib/base/rights';
import type { FormState } from '@/lib/forms/form-state';
import { changeFields, factorResetFields, operatorFields, switchFields } from '@/lib/forms/operators';
import { operatorsPhrases } from '@/lib/i18n/console/operators/operators-phrases';
import type { Actor } from '@/lib/operators/actor';
import type { NotAllowed } from '@/lib/operators/authorise';
import { defineOperatorAction, type OperatorHandlerResult } from '@/lib/operators/define-operator-action';
import { refusedState } from '@/lib/operators/refused-state';

type Done =
  | 'saved'
  | 'invited'
  | 'switchedOff'
  | 'switchedOn'
  | 'sessionsEnded'
  | 'askedFor'
  | 'withdrawn'
  | 'lockLifted';

/** Back to the operator's page, which says what was done. */
function toPage(
  { request }: Actor,
  id: string,
  done: Done,
  result: Result<{ name?: string; email: string }, NotAllowed>,
): OperatorHandlerResult {
  if (!result.ok) return err(refusedState(result.error, done === 'saved' ? ['role', 'directories', 'grants'] : []));
  const { name = '', email } = result.value;
  return ok({ path: `/admin/operators/${id}`, notice: operatorsPhrases(request.locale).t(done, { name, email }) });
}

const runChange = defineOperatorAction({
  name: 'change-operator',
  permission: 'operators.manage',
  target: ({ operator }) => `operator:${operator}`,
  fields: changeFields,
  echo: ['name', 'role', 'directoriesOf', 'directories', 'grants'],
  async handler({ operator, name, ...rights }, { services, actor }) {
    const changed = await changeOperator(services, actor, operator, { name, rights: readRights(rights) });
    return toPage(actor, operator, 'saved', changed.ok ? ok({ ...changed.value, name }) : changed);
  },
});

/** Gives an operator another name or other rights. */
export async function changeOperatorAction(previous: FormState, form: FormData): Promise<FormState> {
  const result = await runChange(previous, form);
  if (result.ok) redirect(result.value.path);
  return result.error;
}

const runInviteAgain = defineOperatorAction({
  name: 'invite-operator-again',
  permission: 'operators.manage',
  target: ({ operator }) => `operator:${operator}`,
  fields: operatorFields,
  async handler({ operator }, { services, actor }) {
    return toPage(actor, operator, 'invited', await inviteAgain(services, actor, operator));
  },
});

/** Sends the invitation again. */
export async function inviteAgainAction(previous: FormState, form: FormData): Promise<FormState> {
  const result = await runInviteAgain(previous, form);
  if (result.ok) redirect(result.value.path);
  return result.error;
}

const runSwitch = defineOperatorAction({
  name: 'switch-operator',
  permission: 'operators.manage',
  target: ({ operator }) => `operator:${operator}`,
  fields: switchFields,
  async handler({ operator, to }, { services, actor }) {
    const switched = await setOperatorDisabled(services, actor, operator, to === 'off');
    return toPage(actor, operator, to === 'off' ? 'switchedOff' : 'switchedOn', switched);
  },
});

/** Shuts an operator out, or lets them in again. */
export async function switchOperatorAction(previous: FormState, form: FormData): Promise<FormState> {
  const result = await runSwitch(previous, form);
  if (result.ok) redirect(result.value.path);
  return result.error;
}

const runEndSessions = defineOperatorAction({
  name: 'end-operator-sessions',
  permission: 'operators.manage',
  target: ({ operator }) => `operator:${operator}`,
  fields: operatorFields,
  async handler({ operator }, { services, actor }) {
    return toPage(actor, operator, 'sessionsEnded', await endOperatorSessions(services, actor, operator));
  },
});

/** Signs an operator out everywhere. */
export async function endOperatorSessionsAction(previous: FormState, form: FormData): Promise<FormState> {
  const result = await runEndSessions(previous, form);
  if (result.ok) redirect(result.value.path);
  return result.error;
}

const runFactorReset = defineOperatorAction({
  name: 'request-factor-reset',
  permission: 'operators.manage',
  target: ({ operator }) => `operator:${operator}`,
  fields: factorResetFields,
  echo: ['reason'],
  async handler({ operator, reason }, { services, actor }) {
    return toPage(actor, operator, 'askedFor', await requestFactorReset(services, actor, operator, reason));
  },
});

/** Asks for an operator's second factor to be taken away. */
export async function requestFactorResetAction(previous: FormState, form: FormData): Promise<FormState> {
  const result = await runFactorReset(previous, form);
  if (result.ok) redirect(result.value.path);
  return result.error;
}

const runWithdraw = defineOperatorAction({
  name: 'withdraw-factor-reset',
  permission: 'operators.manage',
  target: ({ operator }) => `operator:${operator}`,
  fields: operatorFields,
  async handler({ operator }, { services, actor }) {
    return toPage(actor, operator, 'withdrawn', await withdrawFactorReset(services, actor, operator));
  },
});

/** Takes back one's own request for a reset of the second factor. */
export async function withdrawFactorResetAction(previous: FormState, form: FormData): Promise<FormState> {
  const result = await runWithdraw(previous, form);
  if (result.ok) redirect(result.value.path);
  return result.error;
}

const runLiftLock = defineOperatorAction({
  name: 'lift-factor-lock',
  permission: 'operators.manage',
  target: ({ operator }) => `operator:${operator}`,
  fields: operatorFields,
  async handler({ operator }, { services, actor }) {
    return toPage(actor, operator, 'lockLifted', await liftFactorLock(services, actor, operator));
  },
});

/** Gives an operator new tries at codes of the app. */
export async function liftFactorLockAction(previous: FormState, form: FormData): Promise<FormState> {
  const result = await runLiftLock(previous, form);
  if (result.ok) redirect(result.value.path);
  return result.error;
}
