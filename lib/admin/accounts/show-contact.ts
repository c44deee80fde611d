import 'server-only';
import { recordEvent } from '@/lib/audit/record-event';
import { err, ok, type Result } from '@/lib/base/result';
import type { AccountTarget } from '@/lib/forms/account-target';
import type { Refusal } from '@/lib/forms/refusal';
import type { Actor } from '@/lib/operators/actor';
import { authoriseOnAccount } from '@/lib/operators/authorise-on-account';
import { mayAct } from '@/lib/operators/may-act';
import { operatorEvent, refuseAct } from '@/lib/operators/operator-event';
import type { Services } from '@/lib/services/services';
import { accountInScope } from './account-in-scope';
import { contactHandle } from './masked-contacts';
import type { SearchFailure } from './search-directory';

const permission = 'accounts.show_contact';

/**
 * A stored contact in full, after it was written down that somebody looked. Refuses with what `authoriseOnAccount` says
 * (which the audit gets too), `account_gone`, `no_contact` where it is not stored any more, and the back end's failure.
 */
export async function showContact(
  services: Services,
  actor: Actor,
  { handle, ...target }: AccountTarget & { handle: string },
): Promise<Result<string, Refusal>> {
  const may = await mayAct(services, actor, permission, target);
  // A directory that is not theirs is not there for them.
  if (!may.ok) return err({ code: may.error.code === 'out_of_scope' ? 'account_gone' : may.error.code });
  const opened = await accountInScope(services, actor, permission, target);
  if (!opened.ok) return err(refusalOf(opened.error.code));
  const { account } = opened.value;
  const rank = await authoriseOnAccount(services, actor, permission, { directoryId: target.directoryId, account });
  if (!rank.ok) return refuseAct(services, actor, permission, rank.error, target);
  const contact = account.contacts.find((each) => contactHandle(services, each) === handle);
  if (!contact) return err({ code: 'no_contact' });
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

/** A failed read as the answer to a form. */
export function refusalOf(code: SearchFailure['code']): Refusal {
  if (code === 'busy') return { code: 'directory_busy', retryAfterSeconds: 10 };
  if (code === 'down') return { code: 'directory_unavailable', retryAfterSeconds: 60 };
  return { code: code === 'refused' ? 'directory_refused' : code };
}
