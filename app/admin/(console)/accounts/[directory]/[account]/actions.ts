'use server';

import { type AccountAct, actOnAccount } from '@/lib/admin/accounts/act-on-account';
import { showContact } from '@/lib/admin/accounts/show-contact';
import { err, ok } from '@/lib/base/result';
import { actFields, contactFields } from '@/lib/forms/account-acts';
import { accountPath } from '@/lib/forms/account-target';
import { refusalState } from '@/lib/forms/refusal';
import { accountsPhrases } from '@/lib/i18n/console/accounts/accounts-phrases';
import type { OperatorHandlerResult } from '@/lib/operators/operator-action';
import { operatorFormAction } from '@/lib/operators/operator-action';
import type { SignedIn } from '@/lib/operators/require-operator';

const shownSeconds = 60;

/** Shows one stored contact in full, only in this response. */
export const showContactAction = operatorFormAction({
  name: 'show-contact',
  permission: 'accounts.show_contact',
  fields: contactFields,
  async handler({ directory, account, contact }, { services, actor }) {
    const target = { directoryId: directory, accountId: account };
    const shown = await showContact(services, actor, { ...target, handle: contact });
    if (!shown.ok) return err(refusalState(shown.error));
    return ok({ answer: { revealed: { text: shown.value, seconds: shownSeconds } } });
  },
});

const echo = ['reason', 'ticket'];

/** Requires a password change at the next sign-in. */
export const requireChangeAction = operatorFormAction({
  name: 'require-change',
  permission: 'accounts.require_change',
  target: ({ directory, account }) => `account:${directory}/${account}`,
  fields: actFields,
  echo,
  handler: (input, signedIn) => act('require_change', input, signedIn),
});

export const unlockAction = operatorFormAction({
  name: 'unlock-account',
  permission: 'accounts.unlock',
  target: ({ directory, account }) => `account:${directory}/${account}`,
  fields: actFields,
  echo,
  handler: (input, signedIn) => act('unlock', input, signedIn),
});

export const endSessionsAction = operatorFormAction({
  name: 'end-account-sessions',
  permission: 'accounts.end_sessions',
  target: ({ directory, account }) => `account:${directory}/${account}`,
  fields: actFields,
  echo,
  handler: (input, signedIn) => act('end_sessions', input, signedIn),
});

type ActInput = { directory: string; account: string; reason: string; ticket: string | null };

/** Returns to the account's page, which reloads the account and shows what was done. */
async function act(name: AccountAct, input: ActInput, { services, actor }: SignedIn): Promise<OperatorHandlerResult> {
  const { directory, account, reason, ticket } = input;
  const target = { directoryId: directory, accountId: account };
  const done = await actOnAccount(services, actor, name, { ...target, reason, ticket });
  if (!done.ok) return err(refusalState(done.error));
  const notice = accountsPhrases(actor.request.locale).t(`${name}Done`, done.value);
  return ok({ path: accountPath(target), notice });
}
