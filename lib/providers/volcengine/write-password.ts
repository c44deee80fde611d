import { z } from 'zod';
import { err, ok, type Result } from '@/lib/base/result';
import type { ProviderDeps, ProviderError } from '@/lib/providers/types';
import type { Client } from './client';
import { type CallFailure, toProviderError } from './errors';
import { backOffMs, pause } from './pause';

export type PasswordWrite =
  | { userId: string; mustChange: boolean; password: string }
  /** Without a password the vendor generates one. */
  | { userId: string; mustChange: boolean; password: null };

const resultSchema = z.object({ Password: z.string().min(1).optional() }).nullish();

const concurrentTries = 5;
const concurrentFirstMs = 200;
const profileRaceMs = 300;
const resendMs = 1_000;
/** The longest wait for other writes to finish. */
const longestQueueMs = 12_000;

/**
 * Calls ResetPassword, one call at a time per directory. Returns the password that the vendor generated (null for a
 * chosen one). A chosen password whose response was lost is sent once more, unchanged. Unless that succeeds the outcome
 * is unknown, because a refusal may only mean that the first one took effect. A generated password is never requested
 * again.
 */
export async function writePassword(
  client: Client,
  deps: Pick<ProviderDeps, 'serialize' | 'sleep'>,
  write: PasswordWrite,
  signal?: AbortSignal,
): Promise<Result<string | null, ProviderError>> {
  const fields = {
    UserId: write.userId,
    ...(write.password === null ? {} : { Password: write.password }),
    PasswordResetRequired: write.mustChange,
    GenerateRandomPassword: write.password === null,
  };
  const call = (again = false) => client.call('ResetPassword', fields, resultSchema, { signal, again });

  async function writeAlone(): Promise<Result<string | null, ProviderError>> {
    let collisions = 0;
    let profileRaces = 0;
    for (;;) {
      const answer = await call();
      if (answer.ok) return readResult(write, answer.value?.Password);
      const { meaning } = answer.error;
      if (meaning === 'concurrent' && collisions < concurrentTries) {
        if (!(await pause(deps.sleep, backOffMs(concurrentFirstMs, collisions), signal)))
          return cancelled(answer.error);
        collisions += 1;
      } else if (meaning === 'profile_race' && profileRaces < 1) {
        if (!(await pause(deps.sleep, profileRaceMs, signal))) return cancelled(answer.error);
        profileRaces += 1;
      } else if (meaning === 'uncertain' && write.password !== null) {
        return sendAgain(answer.error);
      } else if (meaning === 'parameter' && write.password !== null) {
        const issues = [{ rule: 'refused_by_directory', owner: 'directory' } as const];
        return err({ code: 'password_refused', issues, vendor: answer.error.vendor });
      } else {
        return err(toProviderError(answer.error, 'write'));
      }
    }
  }

  async function sendAgain(first: CallFailure): Promise<Result<null, ProviderError>> {
    if (!(await pause(deps.sleep, resendMs, signal))) return err({ code: 'outcome_unknown', vendor: first.vendor });
    const second = await call(true);
    return second.ok ? ok(null) : err({ code: 'outcome_unknown', vendor: second.error.vendor });
  }

  const waited = AbortSignal.timeout(longestQueueMs);
  try {
    return await deps.serialize(writeAlone, signal ? AbortSignal.any([signal, waited]) : waited);
  } catch (error) {
    // The turn never came, so nothing was sent: `writeAlone` itself does not throw.
    if (signal?.aborted) return err({ code: 'unavailable' });
    if (waited.aborted) return err({ code: 'busy' });
    throw error;
  }
}

function readResult(write: PasswordWrite, invented: string | undefined): Result<string | null, ProviderError> {
  if (write.password !== null) return ok(null);
  // The password was set, but to an unknown value.
  return invented === undefined ? err({ code: 'outcome_unknown' }) : ok(invented);
}

function cancelled(failure: CallFailure): Result<never, ProviderError> {
  return err({ code: 'unavailable', vendor: failure.vendor });
}
