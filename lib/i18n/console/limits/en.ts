/** All limits, named by their path in the configuration file. */
export const limitPaths = [
  'codeTries',
  'accountTries',
  'accountStarts',
  'addressStarts',
  'addressChecks',
  'contactSends.perMinute',
  'contactSends.perQuarterHour',
  'contactSends.perDay.sms',
  'contactSends.perDay.email',
  'attemptMinutes',
  'verifiedMinutes',
  'codeMinutes.email',
  'codeMinutes.sms',
  'operatorResets',
  'accountResets',
  'wrongChecksPerDay',
  'addressSignIns',
  'operatorSignIns',
  'operatorTries',
] as const;
export type LimitPath = (typeof limitPaths)[number];

/**
 * Name of a limit, its purpose and its practical effect. Placeholders in `effect`: `{value}`; `{digits}` of a code;
 * `{odds}`: a guesser gets 1 in this many codes right; `{years}` of daily guessing until a hit; `{percent}`: chance of
 * a hit per day; `{twice}`: the same for the 6 digits of an authenticator app, where two codes are valid at a time.
 */
export type LimitWords = { label: string; help: string; effect: string };

export const en: Record<LimitPath, LimitWords> = {
  codeTries: {
    label: 'Tries per code',
    help: 'Wrong entries before a code stops working. A new one can then be requested.',
    effect: 'With {digits} digits and {value} tries per code, someone guessing gets 1 in {odds} codes right.',
  },
  accountTries: {
    label: 'Wrong codes per account',
    help: 'Within 24 hours, across all resets, methods and network addresses.',
    effect: 'Someone guessing on one account every day succeeds once in {years} years.',
  },
  accountStarts: {
    label: 'Resets started per account and hour',
    help: 'Allows for mistakes without flooding a mailbox.',
    effect: 'Someone who is locked out can start {value} times an hour.',
  },
  addressStarts: {
    label: 'Resets started per network address and hour',
    help: 'Raise it if a whole office shares one address.',
    effect: 'From one address, {value} people can start within an hour; the next one waits.',
  },
  addressChecks: {
    label: 'Checks per network address and hour',
    help: 'Codes and puzzles checked: about three per reset.',
    effect: 'From one address, {value} codes an hour can be tried, shared by everyone behind it.',
  },
  'contactSends.perMinute': {
    label: 'Messages to one contact in 60 seconds',
    help: 'Email takes about that long, and people tend to press twice.',
    effect: 'One contact gets at most {value} a minute.',
  },
  'contactSends.perQuarterHour': {
    label: 'Messages to one contact in 15 minutes',
    help: 'Stops repeated requests.',
    effect: 'One contact gets at most {value} in 15 minutes, then waits.',
  },
  'contactSends.perDay.sms': {
    label: 'SMS to one number in 24 hours',
    help: 'Each costs money and attracts fraud.',
    effect: 'You pay for at most {value} SMS per number and day.',
  },
  'contactSends.perDay.email': {
    label: 'Emails to one address in 24 hours',
    help: 'Protects mailboxes from being flooded.',
    effect: 'One mailbox gets at most {value} emails a day.',
  },
  attemptMinutes: {
    label: 'Reset session lifetime (minutes)',
    help: 'From the first page to the last. Allow time to find the phone.',
    effect: 'Anyone who needs more than {value} minutes starts again.',
  },
  verifiedMinutes: {
    label: 'Time to choose a password (minutes)',
    help: "After verification. A forgotten screen shouldn't stay open.",
    effect: 'An unattended screen can be used by someone else for {value} minutes.',
  },
  'codeMinutes.email': {
    label: 'Email code lifetime (minutes)',
    help: 'OWASP ASVS allows 10 at most.',
    effect: 'A code in a mailbox works for {value} minutes.',
  },
  'codeMinutes.sms': {
    label: 'SMS code lifetime (minutes)',
    help: 'An SMS arrives in seconds.',
    effect: 'A code on a phone works for {value} minutes.',
  },
  operatorResets: {
    label: 'Resets per operator and hour',
    help: 'Resets for other people. More usually means misuse.',
    effect: 'One operator can help up to {value} people an hour.',
  },
  accountResets: {
    label: 'Resets per account before a warning',
    help: 'By operators, within 24 hours.',
    effect: 'From {value} resets a day, the account page shows a warning.',
  },
  wrongChecksPerDay: {
    label: 'Wrong codes per day, all accounts',
    help: 'Above this, browsers solve a proof of work before each check, and an alert is raised.',
    effect: 'Someone guessing on all accounts has a {percent} chance per day of hitting one.',
  },
  addressSignIns: {
    label: 'Operator sign-ins per network address',
    help: 'Passwords, setup tokens and invitations within an hour. An office often shares one address.',
    effect: 'From one address operators can sign in {value} times an hour.',
  },
  operatorSignIns: {
    label: 'Wrong passwords per operator',
    help: "Within an hour. A correct sign-in doesn't count.",
    effect: "Someone guessing an operator's password gets {value} tries an hour.",
  },
  operatorTries: {
    label: 'Wrong second-factor codes per operator',
    help: 'Within 24 hours, across all sessions. Two of a million codes are valid at a time.',
    effect: 'Someone who already has the password has a {twice} chance per day of guessing the second factor.',
  },
};
