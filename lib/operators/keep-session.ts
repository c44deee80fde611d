import 'server-only';
import { cookies } from 'next/headers';
import { sessionCookieName, tokenCookie } from '@/lib/http/cookies';
import type { Services } from '@/lib/services/services';

/** Stores the session token in the browser until the browser is closed. */
export async function keepSession({ env }: Services, token: string): Promise<void> {
  const jar = await cookies();
  jar.set(sessionCookieName(env.plainCookies), token, tokenCookie(env.plainCookies));
}

/** Returns the browser's token, even if this request has just changed it. */
export async function currentToken({ env }: Services): Promise<string | undefined> {
  return (await cookies()).get(sessionCookieName(env.plainCookies))?.value;
}

/** Removes the session token from the browser. */
export async function dropSession({ env }: Services): Promise<void> {
  const jar = await cookies();
  jar.delete({ name: sessionCookieName(env.plainCookies), path: '/', secure: !env.plainCookies });
}
