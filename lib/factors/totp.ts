import 'server-only';
import { timingSafeEqual } from 'node:crypto';
import { HOTP, Secret, TOTP } from 'otpauth';

const stepSeconds = 30;
const digits = 6;

/** Encodes a seed for authenticator apps, in the base 32 of RFC 4648. */
export function writeSeed(bytes: Uint8Array): string {
  return new Secret({ buffer: new Uint8Array(bytes).buffer }).base32;
}

/** Returns the URI in the QR code for an authenticator app (`otpauth://totp/…`). `secret` is base32. */
export function authenticatorUri(secret: string, issuer: string, email: string): string {
  return new TOTP({ issuer, label: email, secret: Secret.fromBase32(secret), period: stepSeconds, digits }).toString();
}

/** Returns the code at a moment, as an app shows it (RFC 6238: SHA-1, 30 seconds, six digits). `secret` is base32. */
export function codeAt(secret: string, moment: Date): string {
  return codeOfStep(secret, stepAt(moment));
}

/**
 * Returns the time step of a code: the current or the previous one, because a code is typed and sent late (RFC 6238,
 * 5.2), or up to `ahead` later ones, for a device with a fast clock. Null if none matches.
 */
export function matchStep(secret: string, code: string, now: Date, ahead = 0): number | null {
  const present = stepAt(now);
  const typed = Buffer.from(code);
  // All steps are always compared, so that the timing reveals nothing.
  const steps = [present, present - 1, ...Array.from({ length: ahead }, (_, at) => present + 1 + at)];
  const matching = steps.filter((step) => {
    const expected = Buffer.from(codeOfStep(secret, step));
    return typed.length === expected.length && timingSafeEqual(typed, expected);
  });
  return matching[0] ?? null;
}

/** Returns the time step of a moment. */
export function stepAt(moment: Date): number {
  return Math.floor(moment.getTime() / 1000 / stepSeconds);
}

function codeOfStep(secret: string, counter: number): string {
  return HOTP.generate({ secret: Secret.fromBase32(secret), counter, digits });
}
