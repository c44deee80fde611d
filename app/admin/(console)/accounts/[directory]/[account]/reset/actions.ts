'use server';

import { makeHandoff } from '@/lib/admin/handoff/make-handoff';
import { takeBackHandoff } from '@/lib/admin/handoff/take-back-handoff';
import { resetForPerson } from '@/lib/admin/reset/reset-for-person';
import { wayAnswer } from '@/lib/admin/reset/way-answer';
import { err, ok } from '@/lib/base/result';
import { handoffPath } from '@/lib/forms/account-target';
import { chosenFields, makeHandoffFields, takeBackFields, wayFields } from '@/lib/forms/operator-reset';
import { refusalState } from '@/lib/forms/refusal';
import { operatorFormAction } from '@/lib/operators/operator-action';

const echo = ['reason', 'ticket', 'to', 'locale'] as const;

/** Creates a link with which the person chooses a password. */
export const makeHandoffAction = operatorFormAction({
  name: 'make-handoff',
  permission: 'reset.send_link',
  // A link sent to a stored contact reaches only its owner; one on the screen reaches everyone who looks.
  target: ({ directory, account, to }) => (to === 'shown' ? `account:${directory}/${account}` : null),
  fields: makeHandoffFields,
  echo,
  async handler({ directory: directoryId, account: accountId, ...input }, { services, actor }) {
    const made = await makeHandoff(services, actor, { directoryId, accountId, ...input });
    if (!made.ok) return err(refusalState(made.error, made.error.code === 'no_contact' ? 'to' : undefined));
    return ok({ path: handoffPath({ directoryId, accountId }, made.value.publicId) });
  },
});

/** Ends a link that was not used yet. */
export const takeBackHandoffAction = operatorFormAction({
  name: 'take-back-handoff',
  permission: 'accounts.find',
  fields: takeBackFields,
  async handler({ directory: directoryId, account: accountId, handoff: publicId }, { services, actor }) {
    const ended = await takeBackHandoff(services, actor, { directoryId, accountId, publicId });
    return ended.ok ? ok({ path: handoffPath({ directoryId, accountId }, publicId) }) : err(refusalState(ended.error));
  },
});

/** Makes the back end generate a password and send it to the person. */
export const deliverPasswordAction = operatorFormAction({
  name: 'deliver-password',
  permission: 'reset.provider_delivers',
  target: ({ directory, account }) => `account:${directory}/${account}`,
  fields: wayFields,
  echo,
  async handler({ directory: directoryId, account: accountId, ...input }, { services, actor }) {
    const done = await resetForPerson(services, actor, { directoryId, accountId, ...input, way: 'delivered' });
    return wayAnswer(services, actor, { directoryId, way: 'delivered' }, done);
  },
});

/** Sets a generated password, which this response shows once. */
export const setTemporaryPasswordAction = operatorFormAction({
  name: 'set-temporary-password',
  permission: 'reset.temporary_password',
  target: ({ directory, account }) => `account:${directory}/${account}`,
  fields: wayFields,
  echo,
  async handler({ directory: directoryId, account: accountId, ...input }, { services, actor }) {
    const done = await resetForPerson(services, actor, { directoryId, accountId, ...input, way: 'temporary' });
    return wayAnswer(services, actor, { directoryId, way: 'temporary' }, done);
  },
});

export const setChosenPasswordAction = operatorFormAction({
  name: 'set-chosen-password',
  permission: 'reset.chosen_password',
  target: ({ directory, account }) => `account:${directory}/${account}`,
  fields: chosenFields,
  echo,
  async handler({ directory: directoryId, account: accountId, newPassword, ...input }, { services, actor }) {
    const done = await resetForPerson(services, actor, {
      ...input,
      directoryId,
      accountId,
      way: 'chosen',
      password: newPassword,
    });
    return wayAnswer(services, actor, { directoryId, way: 'chosen' }, done);
  },
});
