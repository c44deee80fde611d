import 'server-only';
import type { RequestFacts } from '@/lib/actions/request-facts';
import type { ContactMethod } from '@/lib/base/contact';
import { err, ok, type Result } from '@/lib/base/result';
import { attempt as attempts } from '@/lib/db/schema';
import { describeProviderError } from '@/lib/directories/provider-refusal';
import type { Refusal } from '@/lib/forms/refusal';
import { countRefusal } from '@/lib/rate-limit/count-refusal';
import { whileOpen } from './attempt';
import type { AtStep } from './current-attempt';
import { proofCall } from './proof-call';
import { type ProviderState, sealProviderState } from './provider-state';
import { spendNetworkCheck } from './spend-check';

/**
 * Fetches a new picture for an open attempt: for a first code, another code, or a code by another method. Refuses with
 * `form_invalid`, `too_many_tries`, `attempt_expired` and the back end's refusals.
 */
export async function startPuzzle(
  { services, attempt, directory }: AtStep,
  method: ContactMethod,
  request: RequestFacts,
): Promise<Result<void, Refusal>> {
  const verification = directory.provider.verification;
  if (!verification || !directory.methods.includes(method)) return err({ code: 'form_invalid' });
  const allowed = await spendNetworkCheck(services, attempt, request, services.clock());
  if (!allowed.ok) {
    await countRefusal(services.db, 'puzzle', services.clock());
    return err({ code: 'too_many_tries', ...allowed.error });
  }
  // The reading that the back end accepted the first time, if it was another one.
  const otherReadings = attempt.accountId === null ? [] : [attempt.accountId];
  const call = { ...proofCall(services, request), otherReadings };
  const started = await verification.startPuzzle(attempt.identifier, call);
  if (!started.ok) return err(describeProviderError(started.error));
  const { puzzle, token } = started.value;
  const state: ProviderState = { phase: 'puzzle', puzzle, token, shownAt: services.clock() };
  const [open] = await services.db
    .update(attempts)
    .set({ method, providerState: sealProviderState(services.keys, attempt.id, state), codeExpiresAt: null })
    .where(whileOpen(attempt.id, services.clock()))
    .returning({ id: attempts.id });
  return open ? ok() : err({ code: 'attempt_expired' });
}
