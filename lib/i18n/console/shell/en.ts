import type { Wording } from '@/lib/i18n/wording';

export const en = {
  title: 'Console',
  skip: 'Skip to content',
  menu: 'Menu',
  accounts: 'Accounts',
  audit: 'Audit',
  directories: 'Directories',
  settings: 'Settings',
  operators: 'Operators',
  signOut: 'Sign out',
  roleHelpdesk: 'Help desk',
  roleAuditor: 'Auditor',
  roleAdministrator: 'Administrator',
  notAllowedTitle: "You don't have access to this page",
  toStart: 'Back to start',
  saved: 'Saved',
  loading: 'Loading…',
  working: 'Working…',
  stepUpCode: 'Code from your authenticator app',
  idleSoon: "You'll be signed out in a minute because of inactivity.",
  idleEnd: 'Your session ends in a minute. Finish what you are doing, then sign in again.',
  idleStay: 'Stay signed in',
  overTitle: 'Your session has ended',
  overText:
    'This page no longer shows anything. Sign in again to continue where you left off. A reason or ticket number you typed is kept in this tab.',
  overSignIn: 'Sign in again',
  stepUpHint: "Confirm it's you. We won't ask again here for 5 minutes.",
  reason: 'Reason',
  reasonHint: 'A few words. Recorded in the audit.',
  ticket: 'Ticket number',
  optional: 'optional',
} as const;

export type ShellMessages = Wording<typeof en>;
