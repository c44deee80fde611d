'use server';

import { changeOperator, endOperatorSessions, setOperatorDisabled } from '@/lib/admin/operators/change-operator';
import { inviteAgain } from '@/lib/admin/operators/invite-operator';
import { liftFactorLock } from '@/lib/admin/operators/lift-factor-lock';
import { requestFactorReset, withdrawFactorReset } from '@/lib/admin/operators/reset-factors';
import { err, ok, type Result } from '@/lib/base/result';
import { readRights } from '@/lib/base/rights';
import { changeFields, factorResetFields, operatorFields, switchFields } from '@/lib/forms/operators';
import { operatorsPhrases } from '@/lib/i18n/console/operators/operators-phrases';
import type { Actor } from '@/lib/operators/actor';
import type { NotAllowed } from '@/lib/operators/authorise';
import type { OperatorHandlerResult } from '@/lib/operators/operator-action';
import { operatorFormAction } from '@/lib/operators/operator-action';
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

/** Returns to the operator's page, which shows what was done. */
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

/** Changes an operator's name or rights. */
export const changeOperatorAction = operatorFormAction({
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

export const inviteAgainAction = operatorFormAction({
  name: 'invite-operator-again',
  permission: 'operators.manage',
  target: ({ operator }) => `operator:${operator}`,
  fields: operatorFields,
  async handler({ operator }, { services, actor }) {
    return toPage(actor, operator, 'invited', await inviteAgain(services, actor, operator));
  },
});

/** Disables or enables an operator. */
export const switchOperatorAction = operatorFormAction({
  name: 'switch-operator',
  permission: 'operators.manage',
  target: ({ operator }) => `operator:${operator}`,
  fields: switchFields,
  async handler({ operator, to }, { services, actor }) {
    const switched = await setOperatorDisabled(services, actor, operator, to === 'off');
    return toPage(actor, operator, to === 'off' ? 'switchedOff' : 'switchedOn', switched);
  },
});

/** Signs an operator out everywhere. */
export const endOperatorSessionsAction = operatorFormAction({
  name: 'end-operator-sessions',
  permission: 'operators.manage',
  target: ({ operator }) => `operator:${operator}`,
  fields: operatorFields,
  async handler({ operator }, { services, actor }) {
    return toPage(actor, operator, 'sessionsEnded', await endOperatorSessions(services, actor, operator));
  },
});

/** Asks another administrator to approve the removal of an operator's second factors. */
export const requestFactorResetAction = operatorFormAction({
  name: 'request-factor-reset',
  permission: 'operators.manage',
  target: ({ operator }) => `operator:${operator}`,
  fields: factorResetFields,
  echo: ['reason'],
  async handler({ operator, reason }, { services, actor }) {
    return toPage(actor, operator, 'askedFor', await requestFactorReset(services, actor, operator, reason));
  },
});

/** Withdraws one's own request to remove second factors. */
export const withdrawFactorResetAction = operatorFormAction({
  name: 'withdraw-factor-reset',
  permission: 'operators.manage',
  target: ({ operator }) => `operator:${operator}`,
  fields: operatorFields,
  async handler({ operator }, { services, actor }) {
    return toPage(actor, operator, 'withdrawn', await withdrawFactorReset(services, actor, operator));
  },
});

/** Resets an operator's count of wrong app codes. */
export const liftFactorLockAction = operatorFormAction({
  name: 'lift-factor-lock',
  permission: 'operators.manage',
  target: ({ operator }) => `operator:${operator}`,
  fields: operatorFields,
  async handler({ operator }, { services, actor }) {
    return toPage(actor, operator, 'lockLifted', await liftFactorLock(services, actor, operator));
  },
});
