import 'server-only';
import type { Permission } from '@/lib/base/permissions';
import { err, ok, type Result } from '@/lib/base/result';
import type { Directory } from '@/lib/directories/directory';
import { findConfiguredDirectory } from '@/lib/directories/find-directory';
import { describeProviderError } from '@/lib/directories/provider-refusal';
import type { AccountTarget } from '@/lib/forms/account-target';
import type { Refusal } from '@/lib/forms/refusal';
import type { Actor } from '@/lib/operators/actor';
import { authorise } from '@/lib/operators/authorise';
import { authoriseOnAccount } from '@/lib/operators/authorise-on-account';
import { refuseAct } from '@/lib/operators/operator-event';
import type { Account } from '@/lib/providers/types';
import type { Services } from '@/lib/services/services';

/**
 * The account an operator wants to do something to, read from its directory just now. Role, grant and scope are asked
 * before the directory is, rank after. Refuses with what `authoriseOnAccount` says (and writes that to the audit),
 * `account_gone`, `account_read_only`, `account_disabled`, and what the back end answers.
 */
export async function openAccountFor(
  services: Services,
  actor: Actor,
  permission: Permission,
  { directoryId, accountId }: AccountTarget,
): Promise<Result<{ directory: Directory; account: Account }, Refusal>> {
  const refuse = (code: Refusal['code']) =>
    refuseAct(services, actor, permission, { code }, { directoryId, accountId });
  const may = authorise(actor, permission, services.clock(), { directoryId });
  if (!may.ok) return refuse(may.error.code);
  const directory = findConfiguredDirectory(services.directories, directoryId);
  if (!directory) return refuse('account_gone');
  const found = await directory.provider.getAccount(accountId);
  if (!found.ok) return err(describeProviderError(found.error));
  const account = found.value;
  if (!account || account.id !== accountId) return refuse('account_gone');
  const mayHere = await authoriseOnAccount(services, actor, permission, { directoryId, account });
  if (!mayHere.ok) return refuse(mayHere.error.code);
  if (account.status === 'read_only') return refuse('account_read_only');
  if (account.status === 'disabled') return refuse('account_disabled');
  return ok({ directory, account });
}
