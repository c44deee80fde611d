import 'server-only';
import type { Permission } from '@/lib/base/permissions';
import { ok, type Result } from '@/lib/base/result';
import type { Directory } from '@/lib/directories/directory';
import { findConfiguredDirectory } from '@/lib/directories/find-directory';
import type { AccountTarget } from '@/lib/forms/account-target';
import type { Refusal } from '@/lib/forms/refusal';
import type { Actor } from '@/lib/operators/actor';
import { authoriseOnAccount } from '@/lib/operators/authorise-on-account';
import { mayAct } from '@/lib/operators/may-act';
import { refuseAct } from '@/lib/operators/refuse-act';
import type { Account } from '@/lib/providers/types';
import type { Services } from '@/lib/services/services';
import { readDirectory } from './read-directory';
import { statusRefusal } from './status-refusal';

export type OpenedAccount = { directory: Directory; account: Account };

/**
 * Reads an account from its directory for an operator who may see it. Checks role, grant and scope first. Refuses with
 * the codes of `authorise` and with `account_gone`, which are recorded, and with the codes of `readDirectory`.
 */
export async function openAccount(
  services: Services,
  actor: Actor,
  permission: Permission,
  { directoryId, accountId }: AccountTarget,
): Promise<Result<OpenedAccount, Refusal>> {
  const act = { permission, directoryId, accountId };
  const may = await mayAct(services, actor, permission, act);
  if (!may.ok) return may;
  const directory = findConfiguredDirectory(services.directories, directoryId);
  if (!directory) return refuseAct(services, actor, act, { code: 'account_gone' });
  const found = await readDirectory(services, directoryId, (call) => directory.provider.getAccount(accountId, call));
  if (!found.ok) return found;
  const account = found.value;
  if (account?.id !== accountId) return refuseAct(services, actor, act, { code: 'account_gone' });
  return ok({ directory, account });
}

/**
 * Opens an account whose contacts an operator may read. Besides the codes of `openAccount` it refuses with those of
 * `authoriseOnAccount`, which are recorded.
 */
export async function openAccountBelow(
  services: Services,
  actor: Actor,
  permission: Permission,
  target: AccountTarget,
): Promise<Result<OpenedAccount, Refusal>> {
  const opened = await openAccount(services, actor, permission, target);
  if (!opened.ok) return opened;
  const { directory, account } = opened.value;
  const may = await authoriseOnAccount(services, actor, permission, { directoryId: directory.id, account });
  if (may.ok) return opened;
  return refuseAct(services, actor, { permission, directoryId: directory.id, accountId: account.id }, may.error);
}

/**
 * Opens an account that an operator may change. Besides the codes of `openAccountBelow` it refuses with
 * `account_read_only`, `account_protected` and `account_disabled`, which are recorded.
 */
export async function openAccountFor(
  services: Services,
  actor: Actor,
  permission: Permission,
  target: AccountTarget,
): Promise<Result<OpenedAccount, Refusal>> {
  const opened = await openAccountBelow(services, actor, permission, target);
  if (!opened.ok) return opened;
  const { directory, account } = opened.value;
  const code = statusRefusal(account.status);
  if (code === null) return opened;
  return refuseAct(services, actor, { permission, directoryId: directory.id, accountId: account.id }, { code });
}
