import 'server-only';
import { recordEvent } from '@/lib/audit/record-event';
import { err, ok, type Result } from '@/lib/base/result';
import type { AccountTarget } from '@/lib/forms/account-target';
import type { Refusal } from '@/lib/forms/refusal';
import type { Actor } from '@/lib/operators/actor';
import { operatorEvent } from '@/lib/operators/operator-event';
import { refuseAct } from '@/lib/operators/refuse-act';
import type { Services } from '@/lib/services/services';
import { contactHandle } from './masked-contacts';
import { openAccountBelow } from './open-account';

const permission = 'accounts.show_contact';

/**
 * Returns a stored contact in full and records that. Refuses with the codes of `openAccountBelow`, and with
 * `no_contact` if it is no longer stored; that is recorded too.
 */
export async function showContact(
  services: Services,
  actor: Actor,
  { handle, ...target }: AccountTarget & { handle: string },
): Promise<Result<string, Refusal>> {
  const opened = await openAccountBelow(services, actor, permission, target);
  // A directory outside the operator's scope looks as if it did not exist.
  if (!opened.ok) return opened.error.code === 'out_of_scope' ? err({ code: 'account_gone' }) : opened;
  const { account } = opened.value;
  const contact = account.contacts.find((each) => contactHandle(services, each) === handle);
  if (!contact) return refuseAct(services, actor, { permission, ...target }, { code: 'no_contact' });
  const event = operatorEvent(actor, services.clock(), {
    action: 'contact_shown',
    outcome: 'ok',
    accountName: account.username,
    ...target,
    detail: { method: contact.method },
  });
  await services.db.transaction((tx) => recordEvent(tx, event));
  return ok(contact.address);
}
