import type { ErrorCode } from '@/lib/base/errors';
import { fill } from '@/lib/i18n/fill';
import type { Locale } from '@/lib/i18n/locales';
import type { Messages } from '@/lib/i18n/messages/en';
import { messagesFor } from '@/lib/i18n/messages-for';

/** How an attempt ended: the value of `data-outcome`. */
export type Outcome = 'done' | 'unknown' | 'refused';

/** Refusals that the person cannot resolve alone: a retry gives the same result. */
const final: readonly ErrorCode[] = [
  'single_sign_on',
  'directory_refused',
  'account_off',
  'account_expired',
  'account_elsewhere',
];

/** Checks whether starting again can help after this outcome. */
export function canRepeat(outcome: Outcome, reason: ErrorCode | null): boolean {
  return outcome !== 'refused' || reason === null || !final.includes(reason);
}

function refusedText({ done, errors }: Messages, reason: ErrorCode | null): string {
  switch (reason) {
    case 'account_off':
    case 'account_expired':
    case 'account_locked':
    case 'account_elsewhere':
    case 'contact_changed':
      return errors[reason];
    case 'single_sign_on':
      return done.refusedSignIn;
    case 'directory_refused':
      return done.refusedHelp;
    case 'attempt_expired':
      return done.refusedExpired;
    default:
      return done.refusedBusy;
  }
}

/** Phrases of `/done` for one outcome. `reason` is the stored error code of the back end's refusal. */
export function donePhrases(locale: Locale, outcome: Outcome, directory: string, reason: ErrorCode | null) {
  const messages = messagesFor(locale);
  const { done, shell } = messages;
  const texts = {
    done: [done.works, done.old],
    unknown: [done.unknownHelp],
    refused: [refusedText(messages, reason)],
  };
  return {
    texts: texts[outcome].map((text) => fill(text, { directory })),
    signIn: done.signIn,
    getHelp: shell.getHelp,
    restart: done.restart,
    another: done.another,
  };
}

export type DonePhrases = ReturnType<typeof donePhrases>;

/** Title of `/done` for one outcome. */
export function doneHeading(locale: Locale, outcome: Outcome): { title: string } {
  const { done } = messagesFor(locale);
  return { title: { done: done.title, unknown: done.unknownTitle, refused: done.refusedTitle }[outcome] };
}
