import 'server-only';
import { cache } from 'react';
import { err, ok, type Result } from '@/lib/base/result';
import { readAccountTarget } from '@/lib/forms/account-target';
import type { Refusal } from '@/lib/forms/refusal';
import type { NotAllowed } from '@/lib/operators/authorise';
import { requireOperator, type SignedIn } from '@/lib/operators/require-operator';
import { type AccountView, viewAccount } from './view-account';

export type AccountPage = SignedIn & { view: Result<AccountView, Refusal> };

/**
 * Returns what the account's page shows, or the path to send the browser to. Runs once per request for the page and its
 * title: viewing an account calls its directory and is recorded.
 */
export const openAccountPage = cache(
  async (directory: string, account: string): Promise<Result<AccountPage, { path: string }>> => {
    const signedIn = await requireOperator('accounts.find');
    if (!signedIn.ok) return signedIn;
    const { services, actor } = signedIn.value;
    const target = readAccountTarget(directory, account);
    const gone: NotAllowed = { code: 'account_gone' };
    return ok({ services, actor, view: target ? await viewAccount(services, actor, target) : err(gone) });
  },
);
