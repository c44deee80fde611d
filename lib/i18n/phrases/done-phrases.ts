import { fill } from '@/lib/i18n/fill';
import type { Locale } from '@/lib/i18n/locales';
import { messagesFor } from '@/lib/i18n/messages-for';

/** How an attempt ended, as it stands in `data-outcome`. */
export type Outcome = 'done' | 'unknown' | 'refused';

/** The words of `/done` for one outcome. */
export function donePhrases(locale: Locale, outcome: Outcome, directory: string) {
  const { done } = messagesFor(locale);
  const texts = {
    done: [done.works, done.old],
    unknown: [done.unknownHelp],
    refused: [done.refusedHelp],
  };
  return {
    texts: texts[outcome].map((text) => fill(text, { directory })),
    signIn: done.signIn,
    notYou: done.notYou,
    notYouHelp: done.notYouHelp,
    notYouSupport: done.notYouSupport,
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
