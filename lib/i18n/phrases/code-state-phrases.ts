import { fill } from '@/lib/i18n/fill';
import type { Locale } from '@/lib/i18n/locales';
import { messagesFor } from '@/lib/i18n/messages-for';

/**
 * How the code of a page is. `elsewhere`: none was sent for it, because one went out just before, on another page;
 * `used_up`: none was sent for it, because there are no more for now.
 */
export type CodeState = 'sent' | 'elsewhere' | 'used_up' | 'spent' | 'expired';

/** What `/verify` says in place of "we've sent a code" where this page has none that works: now, and once the wait is over. */
export type CodeStatePhrases = { waiting: string; ready: string };

/** The words of a state; null where the code was sent and can be typed. `waiting` keeps its place for the wait. */
export function codeStatePhrases(locale: Locale, state: CodeState, identifier: string): CodeStatePhrases | null {
  const { codeState } = messagesFor(locale);
  const join = (why: string, next: string) => `${fill(why, { identifier })}${locale === 'zh-CN' ? '' : ' '}${next}`;
  const pair = (why: string) => ({ waiting: join(why, codeState.next), ready: join(why, codeState.nextNow) });
  switch (state) {
    case 'sent':
      return null;
    case 'elsewhere':
      return {
        waiting: join(codeState.elsewhere, codeState.nextHere),
        ready: join(codeState.elsewhere, codeState.nextHereNow),
      };
    case 'used_up':
      return { waiting: join(codeState.used_up, codeState.comeBack), ready: codeState.ready };
    case 'spent':
      return pair(codeState.spent);
    case 'expired':
      return pair(codeState.expired);
    default:
      return state satisfies never;
  }
}
