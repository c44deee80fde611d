import type { IncomingMessage, ServerResponse } from 'node:http';
import { bestEncoding } from '@/lib/http/response/best-encoding';
import { type Delivering, deliverAnswer } from '@/lib/http/response/deliver-answer';
import { type PagePlan, planDelivery } from '@/lib/http/response/plan-delivery';

/** Delivers a response as the request handler does for a portal page. `plan` overrides parts of that. */
export function deliverPage(
  request: IncomingMessage,
  response: ServerResponse,
  plan: Partial<PagePlan> = {},
): Delivering {
  const encoding = request.method === 'HEAD' ? null : bestEncoding(request.headers['accept-encoding']);
  const page: PagePlan = {
    locale: 'en',
    nonce: 'bm9uY2U=',
    encoding,
    asWritten: false,
    isForm: false,
    isCall: false,
    isDatabaseDown: () => false,
    ...plan,
  };
  return deliverAnswer(response, planDelivery(page));
}
