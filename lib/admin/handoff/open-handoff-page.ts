import 'server-only';
import { cache } from 'react';
import { ok, type Result } from '@/lib/base/result';
import { type AccountTarget, readAccountTarget } from '@/lib/forms/account-target';
import { requireOperator, type SignedIn } from '@/lib/operators/require-operator';
import { type HandoffView, readHandoff } from './read-handoff';

export type HandoffPage = SignedIn & {
  /** Null if the hand-off does not exist or is outside the operator's scope. */
  opened: { target: AccountTarget; view: HandoffView } | null;
};

/**
 * Returns what the page of a hand-off shows, or the path to send the browser to. Runs once per request for the page and
 * its title.
 */
export const openHandoffPage = cache(
  async (directory: string, account: string, publicId: string): Promise<Result<HandoffPage, { path: string }>> => {
    const signedIn = await requireOperator('accounts.find');
    if (!signedIn.ok) return signedIn;
    const { services, actor } = signedIn.value;
    const target = readAccountTarget(directory, account);
    const view = target && (await readHandoff(services, actor, { ...target, publicId }));
    return ok({ services, actor, opened: target && view ? { target, view } : null });
  },
);
