import type { Locale } from '@/lib/i18n/locales';
import { type Answer, type Head, isHtml, isPage, replaceAnswer } from './answer';
import type { Encoding } from './best-encoding';
import { compressAsWritten, compressWhole } from './compress-page';
import type { Delivery } from './deliver-answer';
import { markRefusedForm } from './mark-refused-form';
import { failedPage, retryAfterSeconds } from './own-answers';
import { pageScriptInserter } from './page-script';

export type PagePlan = {
  locale: Locale;
  nonce: string;
  /** What the browser takes; null for HEAD, whose answer has no body. */
  encoding: Encoding | null;
  /** Pages of the console show a part while the rest is still being asked for. */
  asWritten: boolean;
  /** Whether a form was posted without scripts. */
  isForm: boolean;
  /** Whether the page's scripts called an action. */
  isCall: boolean;
  isDatabaseDown: () => boolean;
};

/**
 * What becomes of an answer of the framework, in this order: its status, words in the place of a page that failed, the
 * page script, the mark of a refused form, compression. What is no page goes out as it is written: files and streams of
 * events have no end to wait for.
 */
export function planDelivery(plan: PagePlan): (head: Head, first: Buffer) => Delivery {
  return (head, first) => {
    if (!isPage(head)) return { head: reviseStatus(head, plan) };
    if (isFailedPage(head, first)) {
      return { finish: (page) => finishPage(replaceAnswer(page, failedPage(page.status, plan.locale)), plan) };
    }
    const change = isHtml(head) ? pageScriptInserter(plan.nonce) : (piece: Buffer) => piece;
    if (plan.asWritten) return { ...compressAsWritten(reviseStatus(head, plan), plan.encoding ?? 'identity'), change };
    return {
      finish(page) {
        const body = change(page.body);
        const isMarked = plan.isForm && isHtml(page);
        const marked = isMarked ? Buffer.from(markRefusedForm(body.toString('utf8'), plan.locale)) : body;
        return finishPage({ ...page, body: marked }, plan);
      },
    };
  };
}

function finishPage(page: Answer, plan: PagePlan): Answer {
  const revised = { ...reviseStatus(page, plan), body: page.body };
  return plan.encoding === null ? revised : compressWhole(revised, plan.encoding);
}

/**
 * Calls of actions answer by themselves, so that the form keeps what was typed; only their status says more. An action
 * never rejects, so 500 can only mean arguments that the framework could not decode.
 */
function reviseStatus({ status, headers }: Head, { isCall, isDatabaseDown }: PagePlan): Head {
  if (!isCall) return { status, headers };
  if (status === 500) return { status: 400, headers };
  if (status !== 200 || !isDatabaseDown()) return { status, headers };
  return { status: 503, headers: { ...headers, 'retry-after': retryAfterSeconds } };
}

/** How the framework begins a page that it could not render. Without its scripts there is not a word in it. */
const emptyPage = Buffer.from('<!DOCTYPE html><html id="__next_error__"');

/**
 * The framework's own page for a failure waits for scripts that the page's policy then stops, because what lets them in
 * is in the pages that rendered.
 */
function isFailedPage(head: Head, first: Buffer): boolean {
  return isHtml(head) && (head.status >= 500 || first.subarray(0, emptyPage.length).equals(emptyPage));
}
