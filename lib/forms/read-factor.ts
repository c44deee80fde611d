import { readBase32 } from '@/lib/base/base32';
import type { ErrorCode } from '@/lib/base/errors';
import { err, ok, type Result } from '@/lib/base/result';
import { plainCode } from '@/lib/base/typed-text';

export type ReadFactor = { kind: 'authenticator' | 'recovery_code'; code: string };

/** Characters of a recovery code: 80 bits. */
export const recoveryCodeLength = 16;

/** Normalises a typed recovery code to the form that is compared. Null if it is not one. */
export function readRecoveryCode(typed: string): string | null {
  return readBase32(typed, recoveryCodeLength);
}

/**
 * Returns which kind of second factor was typed. Text that can be neither is a typing mistake and not a guess: digits
 * alone are part of an app code, anything else is part of a recovery code.
 */
export function readFactor(typed: string): Result<ReadFactor, { code: ErrorCode }> {
  const plain = plainCode(typed);
  if (/^\d{6}$/.test(plain)) return ok({ kind: 'authenticator', code: plain });
  const code = readRecoveryCode(plain);
  if (code !== null) return ok({ kind: 'recovery_code', code });
  return err({ code: /^\d{0,10}$/.test(plain) ? 'app_code_format' : 'recovery_code_format' });
}
