'use server';

import { inviteOperator } from '@/lib/admin/operators/invite-operator';
import { decideApproval } from '@/lib/admin/operators/reset-factors';
import { err, ok } from '@/lib/base/result';
import { readRights } from '@/lib/base/rights';
import { approvalFields, inviteFields } from '@/lib/forms/operators';
import { operatorsPhrases } from '@/lib/i18n/console/operators/operators-phrases';
import { operatorFormAction } from '@/lib/operators/operator-action';
import { refusedState } from '@/lib/operators/refused-state';

export const inviteOperatorAction = operatorFormAction({
  name: 'invite-operator',
  permission: 'operators.manage',
  target: () => 'operators:new',
  fields: inviteFields,
  echo: ['name', 'email', 'role', 'directoriesOf', 'directories', 'grants'],
  async handler({ name, email, ...rights }, { services, actor }) {
    const invited = await inviteOperator(services, actor, { name, email, rights: readRights(rights) });
    if (invited.ok)
      return ok({
        path: `/admin/operators/${invited.value.operatorId}`,
        notice: operatorsPhrases(actor.request.locale).t('invited', { email }),
      });
    return err(refusedState(invited.error, ['email', 'role', 'directories', 'grants']));
  },
});

/** Approves or declines what another administrator asked for. */
export const decideApprovalAction = operatorFormAction({
  name: 'decide-approval',
  permission: 'operators.manage',
  target: ({ approval }) => `approval:${approval}`,
  fields: approvalFields,
  async handler({ approval, decision }, { services, actor }) {
    const decided = await decideApproval(services, actor, approval, decision === 'agree');
    if (!decided.ok) return err({ error: decided.error.code });
    const done = decision === 'agree' ? 'agreed' : 'declined';
    const { name } = decided.value;
    return ok({ path: '/admin/operators', notice: operatorsPhrases(actor.request.locale).t(done, { name }) });
  },
});
