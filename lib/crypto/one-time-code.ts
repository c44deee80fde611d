import 'server-only';
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { AttemptId } from '@/lib/base/ids';
import type { Keys, KeyVersion } from './keys';

/** What a code is valid for: one attempt of one account, one purpose (for instance `reset:sms`). */
export type CodeBinding = { attemptId: AttemptId; accountKey: string | null; purpose: string };

/** Creates the id of a new code: 128 random bits after the id of the key that derives the code. Stored, not secret. */
export function createCodeId(keys: Keys): string {
  return `${keys.current.id}.${randomBytes(16).toString('base64url')}`;
}

/**
 * Returns the code for an id: `digits` decimal digits, uniform, derived with HMAC-SHA-256 under a key that is not in
 * the database. A delivery job can thus derive the code, which is neither stored nor carried. Null if the id was not
 * made under a configured key.
 */
export function codeFor(keys: Keys, codeId: string, digits: number): string | null {
  const version = keys.all.find((key) => codeId.startsWith(`${key.id}.`));
  return version ? deriveDigits(version, codeId, digits) : null;
}

/** Returns the keyed MAC that is stored in place of a code: hex of 32 bytes. */
export function createCodeMac(keys: Keys, binding: CodeBinding, code: string): string {
  return macUnder(keys.current, binding, code).toString('hex');
}

/** Compares a typed code with a stored MAC in constant time. A missing or malformed MAC or code never matches. */
export function isCodeMatch(keys: Keys, storedMac: string | null, binding: CodeBinding, code: string): boolean {
  const stored = Buffer.from(typeof storedMac === 'string' && /^[0-9a-f]{64}$/.test(storedMac) ? storedMac : '', 'hex');
  const expected = stored.length === 32 ? stored : Buffer.alloc(32);
  let isMatch = false;
  for (const version of keys.all) {
    if (timingSafeEqual(macUnder(version, binding, code), expected)) isMatch = true;
  }
  return isMatch && stored.length === 32 && /^\d{4,10}$/.test(code);
}

function macUnder(version: KeyVersion, { attemptId, accountKey, purpose }: CodeBinding, code: string): Buffer {
  // JSON separates the parts: no two bindings give the same text.
  const text = JSON.stringify([attemptId, accountKey, purpose, code]);
  return createHmac('sha256', version.derive('code-mac')).update(text).digest();
}

/** Discards bytes of 250 and above, so that every digit is equally likely. */
function deriveDigits(version: KeyVersion, codeId: string, digits: number): string {
  let code = '';
  for (let counter = 0; code.length < digits; counter += 1) {
    const block = createHmac('sha256', version.derive('code'))
      .update(JSON.stringify([codeId, counter]))
      .digest();
    for (const byte of block) if (byte < 250 && code.length < digits) code += byte % 10;
  }
  return code;
}
