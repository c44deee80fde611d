import 'server-only';
import type { Permission } from '@/lib/base/permissions';
import { err, ok, type Result } from '@/lib/base/result';
import type { Directory } from '@/lib/directories/directory';
import { findConfiguredDirectory } from '@/lib/directories/find-directory';
import type { AccountTarget } from '@/lib/forms/account-target';
import type { Actor } from '@/lib/operators/actor';
import { authorise, type NotAllowed } from '@/lib/operators/authorise';
import type { Account } from '@/lib/providers/types';
import type { Services } from '@/lib/services/services';
import { describeFailure, type SearchFailure } from './search-directory';

const longestWaitMs = 10_000;

export type OpenedAccount = { directory: Directory; account: Account };

/**
 * The account an operator looks at, read from its directory just now. An unknown id, an unknown directory and one that
 * is not theirs are all `account_gone`: nobody learns from here what there is elsewhere.
 */
export async function accountInScope(
  services: Services,
  actor: Actor,
  permission: Permission,
  { directoryId, accountId }: AccountTarget,
): Promise<Result<OpenedAccount, SearchFailure>> {
  const gone = { code: 'account_gone' } satisfies NotAllowed;
  const allowed = authorise(actor, permission, services.clock(), { directoryId });
  if (!allowed.ok) return err(allowed.error.code === 'out_of_scope' ? gone : allowed.error);
  const directory = findConfiguredDirectory(services.directories, directoryId);
  if (!directory) return err(gone);
  try {
    const found = await directory.provider.getAccount(accountId, { signal: AbortSignal.timeout(longestWaitMs) });
    if (!found.ok) {
      services.logger.warn('account could not be read', { directory: directoryId, code: found.error.code });
      return err({ code: describeFailure(found.error) });
    }
    return found.value?.id === accountId ? ok({ directory, account: found.value }) : err(gone);
  } catch (error) {
    services.logger.error('account could not be read', { directory: directoryId, error });
    return err({ code: 'down' });
  }
}
