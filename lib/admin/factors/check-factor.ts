import { plainCode } from '@/lib/typed-text';
import 'server-only';
import type { ErrorCode } from '@/lib/errors';
import { refund, spend } from '@/lib/rate-limit/spend';
import { err, ok, type Result } from '@/lib/result';
import type { Services } from '@/lib/services';
import { acceptAuthenticatorCode } from './accept-authenticator-code';
import { readRecoveryCode, spendRecoveryCode } from './recovery-codes';

export type FactorMethod = 'authenticator' | 'recovery_code' | 'passkey';
export type FactorRefusal = { code: ErrorCode; retryAfterSeconds?: number };

/**
 * Checks what an operator typed as second factor: six digits of the authenticator app, or a recovery code, each good
 * for one time. `factor_refused`, or `too_many_tries` after too many wrong ones over all of the operator's sessions.
 */
export async function checkFactor(
  services: Services,
  operatorId: string,
  typed: string,
  now: Date,
): Promise<Result<FactorMethod, FactorRefusal>> {
  const allowed = await spend(services, 'operatorTries', operatorId, now);
  if (!allowed.ok) return err({ code: 'too_many_tries', ...allowed.error });
  const method = await methodBehind(services, operatorId, typed, now);
  if (!method) return err({ code: 'factor_refused' });
  await refund(services, 'operatorTries', operatorId);
  return ok(method);
}

async function methodBehind(
  services: Services,
  operatorId: string,
  typed: string,
  now: Date,
): Promise<FactorMethod | null> {
  const digits = plainCode(typed);
  if (/^\d{6}$/.test(digits))
    return (await acceptAuthenticatorCode(services, operatorId, digits, now)) ? 'authenticator' : null;
  const code = readRecoveryCode(typed);
  if (code === null) return null;
  return (await spendRecoveryCode(services.db, services, operatorId, code, now)) ? 'recovery_code' : null;
}
