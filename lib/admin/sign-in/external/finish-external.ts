import 'server-only';
import { sessionCookieName } from '@/lib/admin/session-cookie';
import { authOptions } from '@/lib/admin/sign-in/auth-options';
import { recordEvent } from '@/lib/audit/record-event';
import type { OidcProvider } from '@/lib/config/sign-in-config';
import type { ConsoleErrorCode } from '@/lib/errors';
import { outboundFetch } from '@/lib/outbound-fetch';
import type { RequestFacts } from '@/lib/request-facts';
import type { Services } from '@/lib/services';
import { externalCookieNames } from './external-cookies';
import { readIssuerMetadata } from './issuer-metadata';
import { readClaims } from './read-claims';
import { runNextAuth } from './run-next-auth';
import { type ExternalRefusal, signInExternal } from './sign-in-external';

export type ExternalReturn = {
  providerId: string;
  /** As it came back from the provider: a stranger's. */
  query: URLSearchParams;
  cookies: Record<string, string>;
  request: RequestFacts;
  userAgent: string;
};

/** Where to send the browser, and its cookies, each a whole `Set-Cookie`. */
export type ExternalEnd = { path: string; cookies: string[] };

/** A page that goes on by itself, because `Strict` cookies are not sent on the way back here. */
export const completePath = '/admin/sign-in/complete';

/** What a provider's redirect may bring (OpenID Connect Core 1.0, 3.1.2.5 and 3.1.2.6; RFC 9207). Nothing else is read. */
const expected = ['code', 'state', 'iss', 'session_state', 'error'];

/**
 * Takes somebody back from a provider. Signed in, they go to `completePath` with a session; else to the sign-in page with
 * the code of a sentence that says why, and the refusal is in the audit. Null where there is no such provider.
 */
export async function finishExternal(services: Services, back: ExternalReturn): Promise<ExternalEnd | null> {
  const provider = services.config.signIn.oidc.find(({ id }) => id === back.providerId);
  if (!provider) return null;
  let refusal: ExternalRefusal = 'external_failed';
  const answer = await run(services, provider, back, (code) => {
    refusal = code;
  });
  const sessionName = `${sessionCookieName(services.env.plainCookies)}=`;
  const cookies = answer?.cookies ?? [];
  if (cookies.some((cookie) => cookie.startsWith(sessionName))) {
    return { path: completePath, cookies: cookies.map((cookie) => endWithBrowser(cookie, sessionName)) };
  }
  await services.db.transaction((tx) =>
    recordEvent(tx, {
      at: services.clock(),
      actor: 'person',
      action: 'operator_sign_in_refused',
      outcome: 'refused',
      requestId: back.request.requestId,
      ip: back.request.address,
      detail: { provider: provider.id, code: refusal },
    }),
  );
  const others = cookies.filter((cookie) => !cookie.startsWith(sessionName));
  return { path: `/admin/sign-in?notice=${refusal satisfies ConsoleErrorCode}`, cookies: others };
}

async function run(
  services: Services,
  provider: OidcProvider,
  { query, cookies, request, userAgent }: ExternalReturn,
  refuse: (code: ExternalRefusal) => void,
) {
  const { away: _away, ...underway } = externalCookieNames(services.env);
  const names = Object.values(underway);
  // Nobody who did not begin here makes this server call out.
  if (names.some((name) => !cookies[name])) return null;
  const metadata = await readIssuerMetadata(provider, outboundFetch, services.clock());
  if (!metadata.ok) return null;
  const signIn = async (claims: unknown) => {
    const identity = readClaims(provider, claims, services.clock());
    const signedIn = identity.ok
      ? await signInExternal(services, { providerId: provider.id, identity: identity.value, request, userAgent })
      : identity;
    if (!signedIn.ok) refuse(signedIn.error);
    return signedIn.ok ? signedIn.value : null;
  };
  const answer = await runNextAuth(
    services.env,
    authOptions(services, { provider, metadata: metadata.value, signIn }),
    {
      method: 'GET',
      parts: ['callback', provider.id],
      query: Object.fromEntries(expected.flatMap((name) => (query.has(name) ? [[name, query.get(name) ?? '']] : []))),
      cookies: Object.fromEntries(names.map((name) => [name, cookies[name] ?? ''])),
    },
  );
  const own = [...names, sessionCookieName(services.env.plainCookies)];
  return { ...answer, cookies: answer.cookies.filter((cookie) => own.some((name) => cookie.startsWith(`${name}=`))) };
}

/** A session lasts no longer than the browser is open, whatever next-auth would keep. */
function endWithBrowser(cookie: string, sessionName: string): string {
  return cookie.startsWith(sessionName) ? cookie.replace(/; Expires=[^;]+/i, '') : cookie;
}
