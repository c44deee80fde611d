import 'server-only';
import { and, eq, lt } from 'drizzle-orm';
import { recordEvent } from '@/lib/audit/record-event';
import { handoff as handoffs } from '@/lib/db/console-schema';
import { attempt as attempts, messageReceipt, rateLimit } from '@/lib/db/schema';
import { operatorsDirectoryId } from '@/lib/directories/operators-directory';
import { sendJob } from '@/lib/jobs/send-job';
import type { Services } from '@/lib/services/services';
import { attemptEvent } from './attempt-event';
import { endOperatorSessions } from './end-operator-sessions';

/** Longer than any call to a back end can take, so that another instance's write is left alone. */
const longestWriteMs = 60_000;
const keepAttemptsMs = 24 * 3600_000;

/**
 * Marks attempts as `unknown` if their process died during the call to the back end. Records an audit event and queues
 * the notice to the person for each. `everything` skips the minimum age: for the start of an embedded database, when no
 * other process can have a write in progress. Returns the number of attempts.
 */
export async function sweepAttempts(services: Services, everything: boolean): Promise<number> {
  const now = services.clock();
  const before = new Date(now.getTime() - (everything ? -1 : longestWriteMs));
  return services.db.transaction(async (tx) => {
    const stuck = await tx
      .update(attempts)
      .set({ state: 'unknown', finishedAt: now, providerState: null })
      .where(and(eq(attempts.state, 'setting'), lt(attempts.settingAt, before)))
      .returning();
    for (const attempt of stuck) {
      // The end of a lock changes no password.
      if (attempt.purpose !== 'unlock')
        await sendJob({ jobs: services.jobs, tx }, 'notify-change', {
          attemptId: attempt.id,
          directoryId: attempt.directoryId,
          accountId: attempt.accountId ?? '',
          changedAt: (attempt.settingAt ?? now).toISOString(),
          confirmed: false,
          locale: attempt.locale,
        });
      await recordEvent(tx, attemptEvent(attempt, null, now, { action: 'attempt_swept', outcome: 'unknown' }));
      if (attempt.directoryId === operatorsDirectoryId) await endOperatorSessions(tx, attempt, null, now);
    }
    return stuck.length;
  });
}

/** Deletes attempts and hand-offs a day after they expired, and expired limits and receipts. */
export async function deleteExpired(services: Services): Promise<void> {
  const now = services.clock();
  const longAgo = new Date(now.getTime() - keepAttemptsMs);
  await services.db.delete(attempts).where(lt(attempts.expiresAt, longAgo));
  await services.db.delete(handoffs).where(lt(handoffs.expiresAt, longAgo));
  await services.db.delete(rateLimit).where(lt(rateLimit.expiresAt, now));
  await services.db.delete(messageReceipt).where(lt(messageReceipt.expiresAt, now));
}
