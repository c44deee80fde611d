import 'server-only';
import { timingSafeEqual } from 'node:crypto';
import { HOTP, Secret, TOTP } from 'otpauth';

const stepSeconds = 30;
const digits = 6;

/** The address that an authenticator app reads from the QR code (`otpauth://totp/…`). `secret` is base32. */
export function authenticatorUri(secret: string, issuer: string, email: string): string {
  return new TOTP({ issuer, label: email, secret: Secret.fromBase32(secret), period: stepSeconds, digits }).toString();
}

/** The code of a moment, as an app shows it (RFC 6238: SHA-1, 30 seconds, six digits). `secret` is base32. */
export function codeAt(secret: string, moment: Date): string {
  return codeOfStep(secret, stepAt(moment));
}

/**
 * The time step that a code belongs to: the present one or the one before, because a code is typed and sent late (RFC
 * 6238, 5.2). Null where it is of neither.
 */
export function matchStep(secret: string, code: string, now: Date): number | null {
  const present = stepAt(now);
  const typed = Buffer.from(code);
  // Both are always compared, so that the time tells nothing.
  const matching = [present, present - 1].filter((step) => {
    const expected = Buffer.from(codeOfStep(secret, step));
    return typed.length === expected.length && timingSafeEqual(typed, expected);
  });
  return matching[0] ?? null;
}

function stepAt(moment: Date): number {
  return Math.floor(moment.getTime() / 1000 / stepSeconds);
}

function codeOfStep(secret: string, counter: number): string {
  return HOTP.generate({ secret: Secret.fromBase32(secret), counter, digits });
}
