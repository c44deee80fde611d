import 'server-only';
import { and, eq, gt } from 'drizzle-orm';
import type { AuditDetail } from '@/lib/audit/events';
import { recordEvent } from '@/lib/audit/record-event';
import { attempt as attempts } from '@/lib/db/schema';
import type { Directory } from '@/lib/directories/directory';
import { sendJob } from '@/lib/jobs/send-job';
import { checkNewPassword } from '@/lib/password-policy/check-new-password';
import type { ProviderError } from '@/lib/providers/types';
import type { RequestFacts } from '@/lib/request-facts';
import { err, ok, type Result } from '@/lib/result';
import type { Services } from '@/lib/services';
import type { Attempt } from './attempt';
import { attemptEvent } from './attempt-event';
import { passwordContext } from './password-context';
import { openProviderState } from './provider-state';
import { describeProviderError, type Refusal } from './refusal';

/**
 * Sets the chosen password for the account that the attempt is bound to. Broken rules are refused before anything is
 * sent. Then one conditional update claims the attempt and says so in the audit, the back end is called outside any
 * transaction, and the outcome is written with its audit event and the notice to the person in one. A success of this
 * function means that there is an outcome to show, which may be "unknown". Refuses with `password_refused`,
 * `directory_busy`, `directory_unavailable`, `attempt_expired`, and the person may try again.
 */
export async function setPassword(
  services: Services,
  attempt: Attempt,
  directory: Directory,
  password: string,
  request: RequestFacts,
): Promise<Result<void, Refusal>> {
  const issues = await checkNewPassword(
    password,
    directory.policies,
    await passwordContext(directory, attempt, { withContacts: true }),
  );
  if (issues.length > 0) return err({ code: 'password_refused', issues });
  const { accountId } = attempt;
  if (accountId === null) throw new Error('an attempt without an account was verified');
  if (!(await claim(services, attempt, request))) return ok();
  const state = openProviderState(services.keys, attempt.id, attempt.providerState);
  const written = await write(services, directory, {
    accountId: directory.provider.verification ? attempt.identifier : accountId,
    password,
    mustChange: false,
    ...(state?.phase === 'proof' ? { proof: state.token } : {}),
  });
  return conclude(services, attempt, directory, request, written);
}

/** Moves the attempt to `setting`. Only one of several requests that race gets through; the others see its outcome. */
function claim(services: Services, attempt: Attempt, request: RequestFacts): Promise<boolean> {
  const now = services.clock();
  return services.db.transaction(async (tx) => {
    const [claimed] = await tx
      .update(attempts)
      .set({ state: 'setting', settingAt: now, lastError: null })
      .where(and(eq(attempts.id, attempt.id), eq(attempts.state, 'verified'), gt(attempts.expiresAt, now)))
      .returning({ id: attempts.id });
    if (!claimed) return false;
    await recordEvent(tx, attemptEvent(attempt, request, now, { action: 'password_set_started', outcome: 'started' }));
    return true;
  });
}

/** Less than the sweep waits, so that it never takes a write that still stands in a queue for a dead one. */
const writeTimeoutMs = 45_000;

/** A bug in a provider, after the request may have left, must not read as a refusal. */
async function write(
  services: Services,
  directory: Directory,
  request: Parameters<Directory['provider']['setPassword']>[0],
): Promise<Result<void, ProviderError>> {
  try {
    return await directory.provider.setPassword(request, { signal: AbortSignal.timeout(writeTimeoutMs) });
  } catch (error) {
    services.logger.error('provider failed while setting a password', { directory: directory.id, error });
    return err({ code: 'outcome_unknown' });
  }
}

/** Failures that another try of the same person can mend. Everything else ends the attempt. */
const retryable = new Set<ProviderError['code']>(['password_refused', 'busy', 'throttled', 'unavailable']);

async function conclude(
  services: Services,
  attempt: Attempt,
  directory: Directory,
  request: RequestFacts,
  written: Result<void, ProviderError>,
): Promise<Result<void, Refusal>> {
  const now = services.clock();
  const again = !written.ok && retryable.has(written.error.code);
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
      // The sweep gave it up meanwhile. What is known now is worth more; but the person is past trying again.
      await tx
        .update(attempts)
        .set({ state: again ? 'refused' : state, lastError, finishedAt: now })
        .where(isIn('unknown'));
    }
    await recordEvent(
      tx,
      attemptEvent(attempt, request, now, {
        action: 'password_set_finished',
        outcome: written.ok ? 'ok' : unknown ? 'unknown' : 'refused',
        detail: written.ok ? {} : errorDetail(written.error),
      }),
    );
    if (written.ok || (unknown && settled)) {
      await sendJob(services.jobs, tx, 'notify-change', {
        attemptId: attempt.id,
        directoryId: directory.id,
        accountId: attempt.accountId ?? '',
        changedAt: now.toISOString(),
        confirmed: written.ok,
        locale: request.locale,
      });
    }
  });
  return again && !written.ok ? err(describeProviderError(written.error)) : ok();
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
