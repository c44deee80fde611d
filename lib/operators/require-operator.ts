import 'server-only';
import { cookies, headers } from 'next/headers';
import { cache } from 'react';
import { getRequestFacts } from '@/lib/actions/request-facts';
import type { Permission } from '@/lib/base/permissions';
import { err, ok, type Result } from '@/lib/base/result';
import { sessionCookieName } from '@/lib/http/cookies';
import { getServices, type Services } from '@/lib/services/services';
import type { Actor } from './actor';
import { authorise } from './authorise';
import { findSession, type SessionLookup } from './operator-sessions';
import { refuseAct } from './refuse-act';
import { pathOfRequest, withNext } from './sign-in/next-path';
import { noticeOfEnd } from './sign-in/sign-in-notice';

export type SignedIn = { services: Services; actor: Actor };

/** The session of this browser, looked up once per request. */
export const currentSession = cache(async (): Promise<SessionLookup & { services: Services }> => {
  const services = await getServices();
  const jar = await cookies();
  const token = jar.get(sessionCookieName(services.env.plainCookies))?.value;
  return { services, ...(await findSession(services.db, token, services.clock())) };
});

/**
 * Returns the signed-in operator if they may open this page. Otherwise refuses with the path to send the browser to:
 * the sign-in page, with the reason and the page to come back to, or the page that says what is not allowed. Every page
 * and action of the console calls this first. An old second factor is no reason here: the form asks for it. A refusal
 * is recorded.
 */
export async function requireOperator(permission: Permission): Promise<Result<SignedIn, { path: string }>> {
  const current = await currentSession();
  const next = pathOfRequest((await headers()).get('x-path'));
  if (!current.found) return err({ path: withNext(signInPath(current.reason), next) });
  const { services, session, operator } = current;
  if (session.stage !== 'full') return err({ path: withNext('/admin/sign-in/factor', next) });
  const actor: Actor = { operator, session, request: await getRequestFacts() };
  const allowed = authorise(actor, permission, services.clock());
  if (!allowed.ok && allowed.error.code !== 'step_up_required') {
    await refuseAct(services, actor, { permission }, allowed.error);
    return err({ path: '/admin/not-allowed' });
  }
  return ok({ services, actor });
}

type Missing = Extract<SessionLookup, { found: false }>['reason'];

/** The sign-in page with the reason why the session is over. */
export function signInPath(reason: Missing): string {
  const notice = noticeOfEnd(reason);
  return notice ? `/admin/sign-in?notice=${notice}` : '/admin/sign-in';
}
