import 'server-only';
import { cookies } from 'next/headers';
import type { Services } from '@/lib/services';
import { tokenCookie } from '@/lib/token-cookie';
import { sessionCookieName } from './session-cookie';

/** Has the browser keep the token of an operator's session until the browser is closed. */
export async function keepSession({ env }: Services, token: string): Promise<void> {
  const jar = await cookies();
  jar.set(sessionCookieName(env.plainCookies), token, tokenCookie(env.plainCookies));
}

/** Has the browser forget the token of its session. */
export async function dropSession({ env }: Services): Promise<void> {
  const jar = await cookies();
  jar.delete({ name: sessionCookieName(env.plainCookies), path: '/', secure: !env.plainCookies });
}
