import { followHandoff } from '@/lib/admin/handoff/follow-handoff';
import { readAccountTarget } from '@/lib/forms/account-target';
import { untilStopping } from '@/lib/http/server/until-stopping';
import { requireOperator } from '@/lib/operators/require-operator';

type Context = { params: Promise<{ directory: string; account: string; handoff: string }> };

/** Streams the progress of a hand-off to its page. Ends with the hand-off, the operator's session or the server. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const signedIn = await requireOperator('accounts.find');
  if (!signedIn.ok) return new Response(null, { status: 401 });
  const { services, actor } = signedIn.value;
  const { handoff: publicId, ...account } = await params;
  const target = readAccountTarget(account.directory, account.account);
  if (!target) return new Response(null, { status: 404 });
  const leaving = new AbortController();
  const signal = AbortSignal.any([request.signal, untilStopping, leaving.signal]);
  const news = followHandoff(services, actor, { ...target, publicId }, signal);
  const first = await news.next();
  // 204 tells the browser not to reconnect.
  if (first.done) return new Response(null, { status: 204 });
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode(`data: ${JSON.stringify(first.value)}\n\n`)),
    async pull(controller) {
      const next = await news.next();
      if (next.done) controller.close();
      else controller.enqueue(encoder.encode(`data: ${JSON.stringify(next.value)}\n\n`));
    },
    cancel: () => leaving.abort(),
  });
  // `no-transform` keeps the framework from compressing, which would delay the events.
  const headers = { 'content-type': 'text/event-stream', 'cache-control': 'no-store, no-transform' };
  return new Response(body, { headers });
}
