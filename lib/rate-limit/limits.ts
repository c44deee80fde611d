import { z } from 'zod';

const count = (fallback: number, help: string, most = 1_000_000) =>
  z.int().min(1).max(most).default(fallback).meta({ help });
const minutes = (fallback: number, longest: number, help: string) =>
  z.int().min(1).max(longest).default(fallback).meta({ help });

/**
 * Every limit with its default and the reason for it. `limits` in the configuration overrides single limits by name.
 */
export const limitsConfigSchema = z.strictObject({
  codeTries: count(
    5,
    'Guesses per code; no other limit applies to comparing one. Five guesses hit one in 200,000 six-digit codes, and nobody mistypes a code five times.',
    20,
  ),
  accountTries: count(
    10,
    'Wrong codes in 24 hours per typed name and network, or on a known device of the account. After that, no further codes are sent there.',
    100,
  ),
  accountStarts: count(
    5,
    'Attempts per hour per typed name and network, or on a known device of the account. Enough for a bad day.',
  ),
  addressStarts: count(20, 'Attempts per network and hour. Raise it if an office shares one address.'),
  addressChecks: count(
    60,
    'Wrong codes, slides and pictures per network and hour: three per attempt. After that, slides have to wait, and tries after a code’s first are slowed down.',
  ),
  contactSends: z
    .strictObject({
      perMinute: count(
        1,
        'Codes to one contact in 60 seconds. Mail takes that long to arrive, and people press twice.',
        10,
      ),
      perQuarterHour: count(3, 'Codes to one contact in 15 minutes.', 50),
      perDay: z
        .strictObject({
          sms: count(5, 'SMS to one number in 24 hours, shared as for mail. Each costs money and attracts fraud.', 200),
          email: count(
            10,
            'Mails to one address in 24 hours. One network may use up to 70 % of them. Known devices of the account have the same number again.',
            200,
          ),
        })
        .prefault({}),
    })
    .prefault({}),
  attemptMinutes: minutes(30, 24 * 60, 'Lifetime of an attempt: long enough to find the phone.'),
  verifiedMinutes: minutes(
    10,
    60,
    'Time to choose a password after the verification. A forgotten screen must not stay open.',
  ),
  codeMinutes: z
    .strictObject({
      email: minutes(10, 10, 'Lifetime of a code sent by mail; OWASP ASVS 6.5.5 allows ten minutes at most.'),
      sms: minutes(5, 10, 'Lifetime of a code sent by SMS, which arrives in seconds.'),
    })
    .prefault({}),
  operatorResets: count(20, 'Resets by one operator for other people in an hour. More usually means misuse.'),
  accountResets: count(3, 'Resets of one account by operators in 24 hours, from which its page shows a warning.', 100),
  wrongChecksPerDay: count(
    1000,
    'Wrong codes per day across all accounts. After that, an alert is raised, and tries after a code’s first are slowed down.',
  ),
  addressSignIns: count(
    60,
    'Console sign-ins per network and hour: passwords, setup tokens, invitations. An office may share one address.',
  ),
  operatorSignIns: count(
    10,
    'Wrong passwords per typed operator email and hour. A correct password does not count.',
    100,
  ),
  operatorTries: count(
    10,
    'Wrong second-factor codes per operator in 24 hours, across all sessions. Two of a million codes are valid at a time.',
    100,
  ),
});

export type Limits = z.output<typeof limitsConfigSchema>;

/** Limits counted per key within one window, in seconds. */
export const limitWindows = {
  accountTries: 24 * 3600,
  accountStarts: 3600,
  addressStarts: 3600,
  addressChecks: 3600,
  operatorResets: 3600,
  accountResets: 24 * 3600,
  wrongChecksPerDay: 24 * 3600,
  addressSignIns: 3600,
  operatorSignIns: 3600,
  operatorTries: 24 * 3600,
} as const satisfies Partial<Record<keyof Limits, number>>;

export type CountedLimit = keyof typeof limitWindows;
