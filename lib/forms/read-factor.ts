import type { ErrorCode } from '@/lib/base/errors';
import { err, ok, type Result } from '@/lib/base/result';
import { plainCode } from '@/lib/base/typed-text';
import { readRecoveryCode } from './recovery-code-form';

export type ReadFactor = { kind: 'authenticator' | 'recovery_code'; code: string };

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
