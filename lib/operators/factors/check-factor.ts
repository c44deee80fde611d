import 'server-only';
import type { ErrorCode } from '@/lib/base/errors';
import { err, ok, type Result } from '@/lib/base/result';
import { readFactor } from '@/lib/forms/read-factor';
import { countLeft, refund, spend } from '@/lib/rate-limit/spend';
import { spendWindows } from '@/lib/rate-limit/spend-windows';
import type { Services } from '@/lib/services/services';
import { acceptAuthenticatorCode } from './accept-authenticator-code';
import { spendRecoveryCode } from './recovery-codes';

export type FactorMethod = 'authenticator' | 'recovery_code' | 'passkey';
export type FactorRefusal = { code: ErrorCode; retryAfterSeconds?: number; triesLeft?: number };

/**
 * Who brings a code: a browser that signed in as this operator before (its device's id), one that is signed in now, or
 * any other. Each has tries of its own, so that strangers who know the password use up none but the last.
 */
export type FactorSource = { device: string } | 'signed_in' | 'new';

/** The key under which wrong codes of an operator are counted. */
export function factorKey(operatorId: string, from: FactorSource): string {
  if (from === 'new') return operatorId;
  return JSON.stringify([operatorId, from === 'signed_in' ? from : from.device]);
}

/** From how few tries on their number is told. */
const tellFrom = 7;
/** Nobody guesses 80 bits; this only bounds what a form can write. */
const recoveryWindow = { max: 100, seconds: 3600 };

/**
 * Checks what an operator typed as second factor: six digits of the authenticator app, or a recovery code, each good
 * for one time. What can be neither is refused with its form and costs no try (`app_code_format`,
 * `recovery_code_format`). `factor_refused` and `recovery_code_refused` for wrong ones; `too_many_tries` after too many
 * wrong codes of an app. Recovery codes, which cannot be guessed, are taken all the same then.
 */
export async function checkFactor(
  services: Services,
  operatorId: string,
  typed: string,
  now: Date,
  from: FactorSource = 'new',
): Promise<Result<FactorMethod, FactorRefusal>> {
  const read = readFactor(typed);
  if (!read.ok) return read;
  const key = factorKey(operatorId, from);
  if (read.value.kind === 'recovery_code') return checkRecoveryCode(services, operatorId, read.value.code, key, now);
  const allowed = await spend(services, 'operatorTries', key, now);
  if (!allowed.ok) return err({ code: 'too_many_tries', ...allowed.error });
  if (await acceptAuthenticatorCode(services, operatorId, read.value.code, now)) {
    await refund(services, 'operatorTries', key);
    return ok('authenticator');
  }
  const triesLeft = await countLeft(services, 'operatorTries', key, now);
  return err({ code: 'factor_refused', ...(triesLeft <= tellFrom ? { triesLeft } : {}) });
}

async function checkRecoveryCode(
  services: Services,
  operatorId: string,
  code: string,
  key: string,
  now: Date,
): Promise<Result<FactorMethod, FactorRefusal>> {
  if (await spendRecoveryCode(services.db, services, operatorId, code, now)) return ok('recovery_code');
  const allowed = await spendWindows(services, 'recoveryTries', key, [recoveryWindow], now);
  if (!allowed.ok) return err({ code: 'too_many_tries', retryAfterSeconds: allowed.error.retryAfterSeconds });
  return err({ code: 'recovery_code_refused' });
}
