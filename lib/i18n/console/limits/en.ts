import type { LimitPath, LimitWords } from './limit-words';

export const en: Record<LimitPath, LimitWords> = {
  codeTries: {
    label: 'Tries per code',
    help: 'Guesses at one code before it is dead. Nobody mistypes one five times.',
    effect: 'At {digits} digits and {value} tries per code, a guesser succeeds once in {odds} codes.',
  },
  accountTries: {
    label: 'Wrong codes per account',
    help: 'Within 24 hours, over all attempts, methods and network addresses.',
    effect: 'Somebody who guesses at one account every day succeeds once in {years} years.',
  },
  accountStarts: {
    label: 'Starts per account and hour',
    help: 'Enough for a bad day, too few to flood a mailbox.',
    effect: 'Somebody who is locked out can start {value} times an hour.',
  },
  addressStarts: {
    label: 'Starts per network address and hour',
    help: 'Raise it where a whole office shares one address.',
    effect: 'From one address {value} people can start within an hour; the next one waits.',
  },
  addressChecks: {
    label: 'Checks per network address and hour',
    help: 'Codes and puzzles that are checked: about three for each start.',
    effect: 'From one address {value} codes an hour can be tried; everybody behind it shares them.',
  },
  'contactSends.perMinute': {
    label: 'Messages to one contact in 60 seconds',
    help: 'Mail takes about that long, and people press twice.',
    effect: 'Within a minute one contact gets at most {value}.',
  },
  'contactSends.perQuarterHour': {
    label: 'Messages to one contact in 15 minutes',
    help: 'Stops somebody who keeps pressing “send”.',
    effect: 'In 15 minutes one contact gets at most {value}, then waits.',
  },
  'contactSends.perDay.sms': {
    label: 'SMS to one number in 24 hours',
    help: 'Each costs money, and fraud lives on it.',
    effect: 'One number costs you at most {value} SMS a day.',
  },
  'contactSends.perDay.email': {
    label: 'Mails to one address in 24 hours',
    help: 'Keeps a mailbox from being flooded.',
    effect: 'One mailbox gets at most {value} mails a day.',
  },
  attemptMinutes: {
    label: 'Life of an attempt, in minutes',
    help: 'From the first page to the last: long enough to find the phone.',
    effect: 'Whoever needs more than {value} minutes starts again.',
  },
  verifiedMinutes: {
    label: 'Time to choose a password, in minutes',
    help: 'After the proof. A screen that somebody forgot must not stay open.',
    effect: 'A screen that somebody left can be used by the next person for {value} minutes.',
  },
  'codeMinutes.email': {
    label: 'Life of a code by mail, in minutes',
    help: 'OWASP ASVS allows ten at most.',
    effect: 'A code in a mailbox works for {value} minutes.',
  },
  'codeMinutes.sms': {
    label: 'Life of a code by SMS, in minutes',
    help: 'An SMS arrives in seconds.',
    effect: 'A code on a phone works for {value} minutes.',
  },
  operatorResets: {
    label: 'Resets by one operator in an hour',
    help: 'Resets for other people. More is no help desk but a break-in.',
    effect: 'One operator can help {value} people an hour, and no more.',
  },
  accountResets: {
    label: 'Resets of one account before a warning',
    help: 'By operators, within 24 hours.',
    effect: 'From {value} resets a day on, the page of the account warns.',
  },
  wrongChecksPerDay: {
    label: 'Wrong codes a day over all accounts',
    help: 'Above it browsers have to work before each check, and an alert is raised.',
    effect: 'A stranger who guesses at all accounts at once hits one with a chance of {percent} a day.',
  },
  addressSignIns: {
    label: 'Operators’ sign-ins per network address',
    help: 'Passwords, setup tokens and invitations in an hour. An office shares one address.',
    effect: 'From one address operators can sign in {value} times an hour.',
  },
  operatorSignIns: {
    label: 'Sign-ins per operator',
    help: 'Wrong passwords for one operator in an hour. The right one gives its try back.',
    effect: 'Somebody who guesses at one operator’s password gets {value} tries an hour.',
  },
  operatorTries: {
    label: 'Second factors per operator',
    help: 'Wrong codes in 24 hours over all sessions; two of a million codes are right at a time.',
    effect: 'Somebody who has the password already guesses the second factor with a chance of {twice} a day.',
  },
};
