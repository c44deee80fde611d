import 'server-only';
import type { ErrorCode } from '@/lib/base/errors';
import { err, ok, type Result } from '@/lib/base/result';
import type { Keys } from '@/lib/crypto/keys';
import type { Database } from '@/lib/db/database';
import { readFactor } from '@/lib/forms/read-factor';
import type { ProviderDeps } from '@/lib/providers/types';
import type { Limits } from '@/lib/rate-limit/limits';
import { countLeft, refund, spend } from '@/lib/rate-limit/spend';
import { spendWindows } from '@/lib/rate-limit/spend-windows';
import { acceptAuthenticatorCode } from './accept-authenticator-code';
import { spendRecoveryCode } from './recovery-codes';

export type FactorMethod = 'authenticator' | 'recovery_code' | 'passkey';
export type FactorRefusal = { code: ErrorCode; retryAfterSeconds?: number; triesLeft?: number };

/** The services that checking a factor needs. */
export type FactorServices = { db: Database; keys: Keys; mac: ProviderDeps['mac']; limits: Limits };

/** A typed code. Wrong ones are counted under `triesKey`. */
export type TypedFactor = { ownerId: string; typed: string; triesKey: string };

/** The form shows the tries left from this number down. */
const tellFrom = 7;
/** Nobody can guess 80 bits; this only limits how many rows a form can write. */
const recoveryWindow = { max: 100, seconds: 3600 };

/**
 * Checks a typed second factor: a six-digit code of the authenticator app or a recovery code, each valid once. Text
 * that can be neither costs no try and is refused with `app_code_format` or `recovery_code_format`. Wrong codes are
 * refused with `factor_refused` or `recovery_code_refused`, and with `too_many_tries` after too many wrong codes of an
 * app. Recovery codes still work then, because they cannot be guessed.
 */
export async function checkFactor(
  services: FactorServices,
  { ownerId, typed, triesKey }: TypedFactor,
  now: Date,
): Promise<Result<FactorMethod, FactorRefusal>> {
  const read = readFactor(typed);
  if (!read.ok) return read;
  const { kind, code } = read.value;
  if (kind === 'recovery_code') return checkRecoveryCode(services, { ownerId, typed: code, triesKey }, now);
  const allowed = await spend(services, 'operatorTries', triesKey, now);
  if (!allowed.ok) return err({ code: 'too_many_tries', ...allowed.error });
  if (await acceptAuthenticatorCode(services, ownerId, code, now)) {
    await refund(services, 'operatorTries', triesKey);
    return ok('authenticator');
  }
  const triesLeft = await countLeft(services, 'operatorTries', triesKey, now);
  return err({ code: 'factor_refused', ...(triesLeft <= tellFrom ? { triesLeft } : {}) });
}

async function checkRecoveryCode(
  services: FactorServices,
  { ownerId, typed, triesKey }: TypedFactor,
  now: Date,
): Promise<Result<FactorMethod, FactorRefusal>> {
  if (await spendRecoveryCode(services, ownerId, typed, now)) return ok('recovery_code');
  const allowed = await spendWindows(services, { name: 'recoveryTries', key: triesKey }, [recoveryWindow], now);
  if (!allowed.ok) return err({ code: 'too_many_tries', retryAfterSeconds: allowed.error.retryAfterSeconds });
  return err({ code: 'recovery_code_refused' });
}
