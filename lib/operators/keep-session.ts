import 'server-only';
import { cookies } from 'next/headers';
import { sessionCookieName, tokenCookie } from '@/lib/http/cookies';
import type { Services } from '@/lib/services/services';

/** Has the browser keep the token of an operator's session until the browser is closed. */
export async function keepSession({ env }: Services, token: string): Promise<void> {
  const jar = await cookies();
  jar.set(sessionCookieName(env.plainCookies), token, tokenCookie(env.plainCookies));
}

/** The token that the browser keeps, also where this request has just changed it. */
export async function currentToken({ env }: Services): Promise<string | undefined> {
  return (await cookies()).get(sessionCookieName(env.plainCookies))?.value;
}

/** Has the browser forget the token of its session. */
export async function dropSession({ env }: Services): Promise<void> {
  const jar = await cookies();
  jar.delete({ name: sessionCookieName(env.plainCookies), path: '/', secure: !env.plainCookies });
}
