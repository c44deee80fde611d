import 'server-only';
import { cache } from 'react';
import { openAccountFor } from '@/lib/admin/accounts/open-account';
import type { AccountId, DirectoryId } from '@/lib/base/ids';
import { err, ok, type Result } from '@/lib/base/result';
import type { Directory } from '@/lib/directories/directory';
import type { AccountTarget } from '@/lib/forms/account-target';
import { accountPath, readAccountTarget } from '@/lib/forms/account-target';
import { requireOperator, type SignedIn } from '@/lib/operators/require-operator';
import type { Account } from '@/lib/providers/types';
import { describeWay, type Way, wayRules } from './ways';

export type WayPage = SignedIn & { directory: Directory; account: Account; target: AccountTarget };

/**
 * Returns what the page of one way to reset needs: an operator and an account that they may reset this way. Otherwise
 * the path to send the browser to; the account's page shows the reason. Runs once per request for the page and its
 * title, because a refusal is recorded.
 */
export const openWayPage = cache(
  async (way: Way, directoryId: DirectoryId, accountId: AccountId): Promise<Result<WayPage, { path: string }>> => {
    const { permission } = wayRules[way];
    const signedIn = await requireOperator(permission);
    if (!signedIn.ok) return signedIn;
    const { services, actor } = signedIn.value;
    const target = readAccountTarget(directoryId, accountId);
    if (!target) return err({ path: '/admin/accounts' });
    // The page changes nothing, so it needs no fresh second factor; the form does.
    const opened = await openAccountFor(services, actor, 'accounts.find', target);
    if (!opened.ok)
      return err({ path: opened.error.code === 'out_of_scope' ? '/admin/not-allowed' : accountPath(target) });
    const { directory, account } = opened.value;
    if (describeWay(way, directory, actor.operator) !== 'open') return err({ path: accountPath(target) });
    return ok({ services, actor, directory, account, target });
  },
);
