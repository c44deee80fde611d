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
  /** The encoding that the browser accepts; null for HEAD, because its answer has no body. */
  encoding: Encoding | null;
  /** Whether to stream the page. Console pages show their first part while the rest is loading. */
  asWritten: boolean;
  /** Whether a form was posted without scripts. */
  isForm: boolean;
  /** Whether the page's scripts called an action. */
  isCall: boolean;
  isDatabaseDown: () => boolean;
};

/**
 * Decides how to deliver an answer of the framework. A page gets a revised status, an error page in its place if it
 * failed to render, the page script, "Error:" in the title if a form was refused, and compression. Anything else is
 * streamed: files can be large, and event streams do not end.
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
 * Changes the status of an action call. The body stays, so that the form keeps its input. Actions never throw, so a 500
 * means that the framework could not decode the arguments: answer 400. While the database is down, answer 503.
 */
function reviseStatus({ status, headers }: Head, { isCall, isDatabaseDown }: PagePlan): Head {
  if (!isCall) return { status, headers };
  if (status === 500) return { status: 400, headers };
  if (status !== 200 || !isDatabaseDown()) return { status, headers };
  return { status: 503, headers: { ...headers, 'retry-after': retryAfterSeconds } };
}

/** The start of the framework's page for a failed render. Without scripts that page is empty. */
const emptyPage = Buffer.from('<!DOCTYPE html><html id="__next_error__"');

/**
 * Whether the framework sent its own error page. That page is built by scripts, and the content security policy blocks
 * scripts on a page that failed to render.
 */
function isFailedPage(head: Head, first: Buffer): boolean {
  return isHtml(head) && (head.status >= 500 || first.subarray(0, emptyPage.length).equals(emptyPage));
}
