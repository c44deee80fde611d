import { cookies } from 'next/headers';
import { getRequestFacts } from '@/lib/actions/request-facts';
import { finishExternal } from '@/lib/operators/sign-in/external/finish-external';
import { readUserAgent } from '@/lib/operators/sign-in/user-agent';
import { getServices } from '@/lib/services/services';

export const dynamic = 'force-dynamic';

/**
 * The callback of sign-in providers: `/api/auth/callback/<provider>`. It is the only next-auth route that is served: a
 * sign-in starts with an action, and Rekey has its own sessions.
 */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ nextauth: string[] }> },
): Promise<Response> {
  const [action, providerId, ...rest] = (await params).nextauth;
  if (action !== 'callback' || !providerId || rest.length > 0) return new Response(null, { status: 404 });
  const jar = await cookies();
  const ended = await finishExternal(await getServices(), {
    providerId,
    query: new URL(request.url).searchParams,
    cookies: Object.fromEntries(jar.getAll().map(({ name, value }) => [name, value])),
    request: await getRequestFacts(),
    userAgent: await readUserAgent(),
  });
  if (!ended) return new Response(null, { status: 404 });
  const headers = new Headers({ location: ended.path, 'cache-control': 'no-store' });
  for (const cookie of ended.cookies) headers.append('set-cookie', cookie);
  return new Response(null, { status: 303, headers });
}
