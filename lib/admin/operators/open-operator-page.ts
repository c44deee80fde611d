import 'server-only';
import { cache } from 'react';
import { ok, type Result } from '@/lib/base/result';
import { isOperatorId } from '@/lib/forms/operators';
import { requireOperator, type SignedIn } from '@/lib/operators/require-operator';
import { describeOperator, type OperatorDetail } from './list-operators';

export type OperatorPage = SignedIn & {
  /** Null for an unknown id. */
  detail: OperatorDetail | null;
};

/**
 * Returns what the page of an operator shows, or the path to send the browser to. Runs once per request for the page
 * and its title.
 */
export const openOperatorPage = cache(async (id: string): Promise<Result<OperatorPage, { path: string }>> => {
  const signedIn = await requireOperator('operators.read');
  if (!signedIn.ok) return signedIn;
  const { services, actor } = signedIn.value;
  const described = isOperatorId(id) ? await describeOperator(services, actor, id) : null;
  return ok({ services, actor, detail: described?.ok ? described.value : null });
});
