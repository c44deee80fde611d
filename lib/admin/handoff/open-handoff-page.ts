import 'server-only';
import { cache } from 'react';
import { ok, type Result } from '@/lib/base/result';
import { type AccountTarget, readAccountTarget } from '@/lib/forms/account-target';
import { requireOperator, type SignedIn } from '@/lib/operators/require-operator';
import { type HandoffView, readHandoff } from './read-handoff';

export type HandoffPage = SignedIn & {
  /** Null where there is none of that id, or none for this operator. */
  opened: { target: AccountTarget; view: HandoffView } | null;
};

/** What the page of a hand-off shows, or where to send the browser. Once in a request, for the page and its title. */
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
