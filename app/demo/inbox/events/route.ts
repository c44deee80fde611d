import { readDemo } from '@/app/demo/read-demo';
import { untilStopping } from '@/lib/http/server/until-stopping';

/** Relays the inbox's events, so that the page needs no other origin. */
export async function GET(request: Request): Promise<Response> {
  const demo = readDemo();
  if (!demo) return new Response(null, { status: 404 });
  const given = request.headers.get('last-event-id') ?? new URL(request.url).searchParams.get('after') ?? '0';
  const after = /^\d{1,12}$/.test(given) ? given : '0';
  const events = await fetch(`${demo.inboxUrl}/events?after=${after}`, {
    signal: AbortSignal.any([request.signal, untilStopping]),
    cache: 'no-store',
  }).catch(() => null);
  if (!events?.ok) return new Response(null, { status: 502 });
  // `no-transform` keeps the framework from compressing the stream, which would delay events.
  const headers = { 'content-type': 'text/event-stream', 'cache-control': 'no-store, no-transform' };
  return new Response(events.body, { headers });
}
