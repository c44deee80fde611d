import 'server-only';
import { eq } from 'drizzle-orm';
import type { RequestFacts } from '@/lib/actions/request-facts';
import { recordEvent } from '@/lib/audit/record-event';
import { err, type Result } from '@/lib/base/result';
import { isCodeMatch } from '@/lib/crypto/one-time-code';
import { attempt as attempts } from '@/lib/db/schema';
import { findDirectory } from '@/lib/directories/find-directory';
import type { Refusal } from '@/lib/forms/refusal';
import type { VerifyCodeInput } from '@/lib/forms/reset';
import type { Services } from '@/lib/services/services';
import { acceptProof, type Proved, repeatProof } from './accept-proof';
import type { Attempt } from './attempt';
import { attemptEvent } from './attempt-event';
import { claimTry, refuseWrong } from './claim-try';
import { codeBinding } from './issue-code';
import { needsSecondProof } from './proofs';
import { stillHasProof } from './proven-by';

/**
 * Checks a code that Rekey sent. A try is spent first (`claimTry`); one conditional update then moves the attempt on,
 * so concurrent requests cannot verify twice. If the directory requires a second proof, the attempt stays open for it,
 * with its own tries. A disabled, expired or locked account ends the attempt here, with its own reason on `/done`. Returns
 * the browser's new token. Refuses with `code_mismatch`, `code_expired`, `code_spent`, and
 * with `work_required` while codes are being guessed.
 */
export async function verifyCode(
  services: Services,
  attempt: Attempt,
  { code, work }: VerifyCodeInput,
  request: RequestFacts,
): Promise<Result<Proved, Refusal>> {
  const now = services.clock();
  const claimed = await claimTry(services, attempt, { work, request, now });
  if (!claimed.ok) {
    if (claimed.error.code !== 'code_expired') return claimed;
    return repeatProof(services, attempt.id, code, now);
  }
  const { codeMac, triesLeft } = claimed.value;
  if (!codeMac || !isCodeMatch(services.keys, codeMac, codeBinding(attempt), code))
    return refuseWrong(services, attempt, { triesLeft, request, now });
  const seen = await lookAgain(services, attempt);
  if (seen === 'moved') return endCode(services, attempt, request, now);
  const until = new Date(now.getTime() + services.limits.verifiedMinutes * 60_000);
  // With a second proof the state of the account is told after that one, when the password is set.
  const next = needsSecondProof(services, attempt)
    ? { codeTries: 0, codeExpiresAt: until }
    : seen !== null
      ? ({ state: 'refused', verifiedAt: now, finishedAt: now, lastError: seen } as const)
      : ({ state: 'verified', verifiedAt: now, expiresAt: until } as const);
  const { method } = attempt;
  return acceptProof(services, attempt, { code, method, now, next, where: eq(attempts.codeMac, codeMac) }, request);
}

const longestLookMs = 3_000;

/** Why an account cannot be reset. Its owner is told, and nobody else: only after the right code. */
type Obstacle = 'account_off' | 'account_expired' | 'account_locked';

/**
 * Reads the account again after a correct code. `moved`: it has a different address now than the one that got the code.
 * Null also if the directory does not respond in time: it is asked again before the password is set.
 */
async function lookAgain(services: Services, attempt: Attempt): Promise<'moved' | Obstacle | null> {
  const directory = findDirectory(services.directories, attempt.directoryId);
  if (!directory || attempt.accountId === null) return null;
  const signal = AbortSignal.timeout(longestLookMs);
  const found = await directory.provider.getAccount(attempt.accountId, { signal });
  if (!found.ok || found.value === null) return null;
  if (!stillHasProof(services, attempt, found.value)) return 'moved';
  switch (found.value.status) {
    case 'disabled':
      return 'account_off';
    case 'expired':
      return 'account_expired';
    case 'locked':
      return directory.capabilities.unlock ? null : 'account_locked';
    default:
      return null;
  }
}

async function endCode(
  services: Services,
  attempt: Attempt,
  request: RequestFacts,
  now: Date,
): Promise<Result<never, Refusal>> {
  await services.db.update(attempts).set({ codeMac: null }).where(eq(attempts.id, attempt.id));
  const detail = { method: attempt.method, code: 'contact_changed' };
  await services.db.transaction((tx) =>
    recordEvent(tx, attemptEvent(attempt, request, now, { action: 'code_refused', outcome: 'refused', detail })),
  );
  return err({ code: 'code_expired' });
}
