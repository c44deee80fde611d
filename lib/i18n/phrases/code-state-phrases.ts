import { fill } from '@/lib/i18n/fill';
import type { Locale } from '@/lib/i18n/locales';
import { messagesFor } from '@/lib/i18n/messages-for';

/**
 * State of a page's code. `elsewhere`: no code was sent for this page, because another page sent one just before.
 * `used_up`: no code was sent, because the send limit is reached.
 */
export type CodeState = 'sent' | 'elsewhere' | 'used_up' | 'spent' | 'expired';

/** Replaces "we've sent a code" on `/verify` if this page has no valid code: `waiting` now, `ready` after the wait. */
export type CodeStatePhrases = { waiting: string; ready: string };

/** Phrases of a state; null for `sent`. `waiting` keeps its `{wait}` placeholder. */
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
