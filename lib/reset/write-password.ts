import 'server-only';
import { and, eq, gt } from 'drizzle-orm';
import type { AuditAction, AuditDetail, AuditEvent } from '@/lib/audit/events';
import { recordEvent } from '@/lib/audit/record-event';
import { err, type Result } from '@/lib/base/result';
import type { Transaction } from '@/lib/db/database';
import { attempt as attempts } from '@/lib/db/schema';
import type { Directory } from '@/lib/directories/directory';
import { describeProviderError } from '@/lib/directories/provider-refusal';
import { sendJob } from '@/lib/jobs/send-job';
import type { ProviderError } from '@/lib/providers/types';
import type { Services } from '@/lib/services/services';
import type { Attempt } from './attempt';

/** One password write: for which account, how, and how it is reported. */
export type PasswordWrite<Value> = {
  /** A row in state `verified`. The write uses it up. */
  attempt: Attempt;
  directory: Directory;
  /** The language of the notice to the person; `unknownLocale` if an operator acts for them. */
  locale: string;
  /** The audit action for the outcome. */
  finished: AuditAction;
  /** Builds an audit event with the actor of this write. */
  event: (at: Date, event: Pick<AuditEvent, 'action' | 'outcome' | 'detail'>) => AuditEvent;
  call: (signal: AbortSignal) => Promise<Result<Value, ProviderError>>;
  /** Audit details of a success. */
  detailOf?: (value: Value) => AuditDetail;
  /** Further changes in the transaction that stores a success. */
  onDone?: (tx: Transaction, now: Date) => Promise<void>;
  /** Further changes if the password may be different now: on success, and if the outcome is unknown. */
  onMaybeDone?: (tx: Transaction, now: Date) => Promise<void>;
};

/** The result of a write. `taken`: another request was first, or the attempt had expired. This one sent nothing. */
export type Written<Value> = { taken: true } | { taken: false; result: Result<Value, ProviderError> };

/**
 * The only way a password reaches a back end, for people and for operators. One conditional update claims the attempt
 * and records it in the audit. The back end is called outside any transaction. One transaction then stores the outcome
 * with its audit event and the notice to the person. An unconfirmed outcome is stored as `unknown`. Failures that
 * a retry can fix put the attempt back to `verified`.
 */
export async function writePassword<Value>(services: Services, write: PasswordWrite<Value>): Promise<Written<Value>> {
  if (!(await claim(services, write))) return { taken: true };
  const result = await callProvider(services, write);
  await conclude(services, write, result);
  return { taken: false, result };
}

/** Checks whether a retry by the same person can fix a failure. Every other failure ends the attempt. */
export function isRetryable({ code }: ProviderError): boolean {
  return code === 'password_refused' || code === 'busy' || code === 'throttled' || code === 'unavailable';
}

/** Moves the attempt to `setting`. Only one of several concurrent requests gets through; the others see its outcome. */
function claim<Value>(services: Services, { attempt, event }: PasswordWrite<Value>): Promise<boolean> {
  const now = services.clock();
  return services.db.transaction(async (tx) => {
    const [claimed] = await tx
      .update(attempts)
      .set({ state: 'setting', settingAt: now, lastError: null })
      .where(and(eq(attempts.id, attempt.id), eq(attempts.state, 'verified'), gt(attempts.expiresAt, now)))
      .returning({ id: attempts.id });
    if (!claimed) return false;
    await recordEvent(tx, event(now, { action: 'password_set_started', outcome: 'started' }));
    return true;
  });
}

/** Shorter than the sweep's limit, so a queued write is never mistaken for a dead one. */
const writeTimeoutMs = 45_000;

/** Reports a bug in a provider as `outcome_unknown`: the request may have left, so it must not read as a refusal. */
async function callProvider<Value>(
  services: Services,
  { directory, call }: PasswordWrite<Value>,
): Promise<Result<Value, ProviderError>> {
  try {
    return await call(AbortSignal.timeout(writeTimeoutMs));
  } catch (error) {
    services.logger.error('provider failed while setting a password', { directory: directory.id, error });
    return err({ code: 'outcome_unknown' });
  }
}

async function conclude<Value>(
  services: Services,
  { attempt, directory, locale, finished, event, detailOf, onDone, onMaybeDone }: PasswordWrite<Value>,
  written: Result<Value, ProviderError>,
): Promise<void> {
  const now = services.clock();
  const again = !written.ok && isRetryable(written.error);
  const unknown = !written.ok && written.error.code === 'outcome_unknown';
  const state = written.ok ? 'done' : again ? 'verified' : unknown ? 'unknown' : 'refused';
  await services.db.transaction(async (tx) => {
    const lastError = written.ok ? null : describeProviderError(written.error).code;
    const isIn = (expected: Attempt['state']) => and(eq(attempts.id, attempt.id), eq(attempts.state, expected));
    const [settled] = await tx
      .update(attempts)
      .set({ state, lastError, ...(again ? {} : { finishedAt: now, providerState: null }) })
      .where(isIn('setting'))
      .returning({ id: attempts.id });
    if (!settled) {
      // The sweep has given it up in the meantime. The real outcome replaces `unknown`, but the person can no longer
      // retry.
      await tx
        .update(attempts)
        .set({ state: again ? 'refused' : state, lastError, finishedAt: now })
        .where(isIn('unknown'));
    }
    if (written.ok) await onDone?.(tx, now);
    if (written.ok || unknown) await onMaybeDone?.(tx, now);
    if (written.ok || (unknown && settled)) {
      await sendJob({ jobs: services.jobs, tx }, 'notify-change', {
        attemptId: attempt.id,
        directoryId: directory.id,
        accountId: attempt.accountId ?? '',
        changedAt: now.toISOString(),
        confirmed: written.ok,
        locale,
      });
    }
    await recordEvent(
      tx,
      event(now, {
        action: finished,
        outcome: written.ok ? 'ok' : unknown ? 'unknown' : 'refused',
        detail: written.ok ? (detailOf?.(written.value) ?? {}) : errorDetail(written.error),
      }),
    );
  });
}

function errorDetail(error: ProviderError): AuditDetail {
  const rules = error.code === 'password_refused' ? { rules: error.issues.map((issue) => issue.rule).join(',') } : {};
  return {
    code: error.code,
    ...rules,
    vendorCode: error.vendor?.code ?? null,
    vendorStatus: error.vendor?.status ?? null,
    vendorRequestId: error.vendor?.requestId ?? null,
    endpoint: error.vendor?.endpoint ?? null,
  };
}
