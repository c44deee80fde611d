import { readBase32 } from '@/lib/base/base32';
import type { ErrorCode } from '@/lib/base/errors';
import { err, ok, type Result } from '@/lib/base/result';
import { plainCode } from '@/lib/base/typed-text';

export type ReadFactor = { kind: 'authenticator' | 'recovery_code'; code: string };

/** Characters of a recovery code: 80 bits. */
export const recoveryCodeLength = 16;

/** A recovery code as typed, in the one form that is compared. Null where it is none. */
export function readRecoveryCode(typed: string): string | null {
  return readBase32(typed, recoveryCodeLength);
}

/**
 * Which kind of second factor was typed. What can be neither is a slip of the finger and no guess: only digits are half
 * a code of an app, anything else is half a recovery code.
 */
export function readFactor(typed: string): Result<ReadFactor, { code: ErrorCode }> {
  const plain = plainCode(typed);
  if (/^\d{6}$/.test(plain)) return ok({ kind: 'authenticator', code: plain });
  const code = readRecoveryCode(plain);
  if (code !== null) return ok({ kind: 'recovery_code', code });
  return err({ code: /^\d{0,10}$/.test(plain) ? 'app_code_format' : 'recovery_code_format' });
}
