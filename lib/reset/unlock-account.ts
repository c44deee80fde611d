import 'server-only';
import { and, eq, gt } from 'drizzle-orm';
import type { RequestFacts } from '@/lib/actions/request-facts';
import type { AuditDetail } from '@/lib/audit/events';
import { recordEvent } from '@/lib/audit/record-event';
import type { ErrorCode } from '@/lib/base/errors';
import { attempt as attempts } from '@/lib/db/schema';
import type { Directory } from '@/lib/directories/directory';
import { describeProviderError } from '@/lib/directories/provider-refusal';
import type { ProviderError } from '@/lib/providers/types';
import type { Services } from '@/lib/services/services';
import type { Attempt } from './attempt';
import { attemptEvent } from './attempt-event';

const longestMs = 20_000;

/**
 * Ends the lock of the account of a verified attempt, which keeps its password, and stores the outcome. An account that
 * is not locked is left alone, and its owner is told. Does nothing if another request was first.
 */
export async function unlockAccount(
  services: Services,
  { attempt, directory }: { attempt: Attempt; directory: Directory },
  request: RequestFacts,
): Promise<void> {
  const now = services.clock();
  const action = 'account_unlocked';
  const claimed = await services.db.transaction(async (tx) => {
    const [row] = await tx
      .update(attempts)
      .set({ state: 'setting', settingAt: now })
      .where(and(eq(attempts.id, attempt.id), eq(attempts.state, 'verified'), gt(attempts.expiresAt, now)))
      .returning({ id: attempts.id });
    if (row) await recordEvent(tx, attemptEvent(attempt, request, now, { action, outcome: 'started' }));
    return row !== undefined;
  });
  if (!claimed) return;
  const { state, lastError, detail } = await tryToUnlock(services, attempt, directory);
  const ended = services.clock();
  await services.db.transaction(async (tx) => {
    await tx
      .update(attempts)
      .set({ state, lastError, finishedAt: ended })
      .where(and(eq(attempts.id, attempt.id), eq(attempts.state, 'setting')));
    const outcome = state === 'done' ? 'ok' : state;
    await recordEvent(tx, attemptEvent(attempt, request, ended, { action, outcome, detail }));
  });
}

type Ending = { state: 'done' | 'refused' | 'unknown'; lastError: ErrorCode | null; detail: AuditDetail };

async function tryToUnlock(services: Services, { accountId }: Attempt, { id, provider }: Directory): Promise<Ending> {
  if (accountId === null) throw new Error('an attempt without an account was verified');
  const signal = AbortSignal.timeout(longestMs);
  try {
    const account = await provider.getAccount(accountId, { signal });
    if (!account.ok) return failed(account.error);
    if (!account.value) return failed({ code: 'account_gone' });
    if (account.value.status !== 'locked')
      return { state: 'refused', lastError: 'account_not_locked', detail: { code: 'account_not_locked' } };
    const unlocked = await provider.unlockAccount(accountId, { signal });
    return unlocked.ok ? { state: 'done', lastError: null, detail: {} } : failed(unlocked.error);
  } catch (error) {
    services.logger.error('provider failed while unlocking an account', { directory: id, error });
    return failed({ code: 'outcome_unknown' });
  }
}

function failed(error: ProviderError): Ending {
  const state = error.code === 'outcome_unknown' ? 'unknown' : 'refused';
  return { state, lastError: describeProviderError(error).code, detail: { code: error.code } };
}
