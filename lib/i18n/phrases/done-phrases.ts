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

/** How an attempt ended. `purpose` is what it was for; `reason` the stored error code of the back end's refusal. */
export type Ending = {
  outcome: Outcome;
  purpose: 'reset' | 'change' | 'unlock';
  directory: string;
  reason: ErrorCode | null;
};

/** Phrases of `/done` for one ending. */
export function donePhrases(locale: Locale, { outcome, purpose, directory, reason }: Ending) {
  const messages = messagesFor(locale);
  const { done, shell, unlock } = messages;
  const isUnlock = purpose === 'unlock';
  const notLocked = isUnlock && reason === 'account_not_locked';
  const texts = {
    done: isUnlock ? [unlock.doneHelp] : [done.works, done.old],
    unknown: [isUnlock ? unlock.unknownHelp : done.unknownHelp],
    refused: [notLocked ? unlock.notLockedHelp : refusedText(messages, reason)],
  };
  return {
    texts: texts[outcome].map((text) => fill(text, { directory })),
    signIn: done.signIn,
    getHelp: shell.getHelp,
    restart: notLocked ? unlock.reset : done.restart,
    another: done.another,
  };
}

export type DonePhrases = ReturnType<typeof donePhrases>;

/** Title of `/done` for one ending. */
export function doneHeading(
  locale: Locale,
  { outcome, purpose, reason }: Pick<Ending, 'outcome' | 'purpose' | 'reason'>,
): { title: string } {
  const { done, unlock } = messagesFor(locale);
  if (purpose !== 'unlock')
    return { title: { done: done.title, unknown: done.unknownTitle, refused: done.refusedTitle }[outcome] };
  const refused = reason === 'account_not_locked' ? unlock.notLockedTitle : unlock.refusedTitle;
  return { title: { done: unlock.doneTitle, unknown: unlock.unknownTitle, refused }[outcome] };
}
