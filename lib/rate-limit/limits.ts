import { z } from 'zod';

const count = (fallback: number, help: string, most = 1_000_000) =>
  z.int().min(1).max(most).default(fallback).meta({ help });
const minutes = (fallback: number, longest: number, help: string) =>
  z.int().min(1).max(longest).default(fallback).meta({ help });

/** Every limit with its default and the reason for it. `limits` in the configuration overrides single rows by name. */
export const limitsConfigSchema = z.strictObject({
  codeTries: count(
    5,
    'Guesses per code, the only limit on comparing one. One in 200,000 hits six digits; nobody mistypes one five times.',
    20,
  ),
  accountTries: count(
    10,
    'Wrong codes in 24 hours for a name typed on one network, or on a known device of the account. Then no further codes are sent there.',
    100,
  ),
  accountStarts: count(
    5,
    'Attempts per hour for a name typed on one network, or on a known device of the account. Enough for a bad day.',
  ),
  addressStarts: count(20, 'Attempts per network and hour. Raise it where an office shares one address.'),
  addressChecks: count(
    60,
    'Wrong codes, slides and pictures per network and hour: three for each attempt. Then slides wait, and tries after the first of a code slow down.',
  ),
  contactSends: z
    .strictObject({
      perMinute: count(1, 'Codes to one contact in 60 seconds. Mail takes that long, and people press twice.', 10),
      perQuarterHour: count(3, 'Codes to one contact in 15 minutes.', 50),
      perDay: z
        .strictObject({
          sms: count(5, 'SMS to one number in 24 hours, shared like mails. Each costs money and attracts fraud.', 200),
          email: count(
            10,
            'Mails to one address in 24 hours, of which one network may cause 70 %. Known devices of the account have as many again.',
            200,
          ),
        })
        .prefault({}),
    })
    .prefault({}),
  attemptMinutes: minutes(30, 24 * 60, 'Life of an attempt: long enough to find the phone.'),
  verifiedMinutes: minutes(10, 60, 'Time to choose a password after the proof. A forgotten screen must not stay open.'),
  codeMinutes: z
    .strictObject({
      email: minutes(10, 10, 'Life of a code sent by mail; OWASP ASVS 6.5.5 allows ten minutes at most.'),
      sms: minutes(5, 10, 'Life of a code sent by SMS, which arrives in seconds.'),
    })
    .prefault({}),
  operatorResets: count(20, 'Resets by one operator for others in an hour. More usually means misuse.'),
  accountResets: count(3, 'Resets of one account by operators in 24 hours, from which on its page warns.', 100),
  wrongChecksPerDay: count(
    1000,
    'Wrong codes a day over all accounts. Then an alert is raised, and tries after the first of a code slow down.',
  ),
  addressSignIns: count(
    60,
    'Sign-ins to the console per network address and hour: passwords, setup tokens, invitations. An office shares one address.',
  ),
  operatorSignIns: count(
    10,
    'Wrong passwords per typed email of an operator and hour. The right one gives its try back.',
    100,
  ),
  operatorTries: count(
    10,
    'Wrong codes of the second factor per operator and 24 hours over all sessions. Two of a million codes are right at a time.',
    100,
  ),
});

export type Limits = z.output<typeof limitsConfigSchema>;

/** Limits that count something per key within one window, in seconds. */
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
