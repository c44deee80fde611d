import 'server-only';
import type { RequestFacts } from '@/lib/actions/request-facts';
import { recordEvent } from '@/lib/audit/record-event';
import type { ConsoleErrorCode } from '@/lib/base/errors';
import type { OidcProvider } from '@/lib/config/sign-in-config';
import { noticeCookieHeader, sessionCookieName } from '@/lib/http/cookies';
import { authOptions } from '@/lib/operators/sign-in/auth-options';
import { outboundFetch } from '@/lib/outbound/outbound-fetch';
import { addressKey } from '@/lib/rate-limit/address-key';
import { spend } from '@/lib/rate-limit/spend';
import type { Services } from '@/lib/services/services';
import { externalCookieNames } from './external-cookies';
import { readIssuerMetadata } from './issuer-metadata';
import { readClaims } from './read-claims';
import { runNextAuth } from './run-next-auth';
import { type ExternalRefusal, signInExternal } from './sign-in-external';

export type ExternalReturn = {
  providerId: string;
  /** As it came back from the provider: untrusted. */
  query: URLSearchParams;
  cookies: Record<string, string>;
  request: RequestFacts;
  userAgent: string;
};

/** Where to send the browser, and its cookies as whole `Set-Cookie` values. */
export type ExternalEnd = { path: string; cookies: string[] };

/** A page that forwards by itself, because browsers send no `Strict` cookies on the redirect back here. */
const completePath = '/admin/sign-in/complete';

/**
 * The parameters a provider's redirect may carry (OpenID Connect Core 1.0, 3.1.2.5 and 3.1.2.6; RFC 9207). All others
 * are ignored.
 */
const expected = ['code', 'state', 'iss', 'session_state', 'error'];

/**
 * Handles the return from a provider. A signed-in operator goes to `completePath` with a session. Otherwise the browser
 * goes to the sign-in page with the code of the reason, and the audit records the refusal. Null if there is no such
 * provider.
 */
export async function finishExternal(services: Services, back: ExternalReturn): Promise<ExternalEnd | null> {
  const provider = services.config.signIn.oidc.find(({ id }) => id === back.providerId);
  if (!provider) return null;
  let refusal: ExternalRefusal = 'external_failed';
  const end = (cookies: readonly string[]): ExternalEnd => ({
    path: `/admin/sign-in?notice=${refusal satisfies ConsoleErrorCode}`,
    cookies: [...cookies, noLongerAway(services), noticeCookieHeader(services.env, refusal)],
  });
  // A browser that did not start here cannot make this server call out or write anything.
  const { away: _away, ...underway } = externalCookieNames(services.env);
  const names = Object.values(underway);
  if (names.some((name) => !back.cookies[name])) return end([]);
  const key = addressKey(back.request.address);
  const allowed = await spend(services, 'addressSignIns', key, services.clock());
  if (!allowed.ok) return end([]);

  const cookies = await exchange(services, provider, back, {
    names,
    refuse: (code) => {
      refusal = code;
    },
  });
  const sessionName = `${sessionCookieName(services.env.plainCookies)}=`;
  if (cookies.some((cookie) => cookie.startsWith(sessionName))) {
    const kept = cookies.map((cookie) => endWithBrowser(cookie, sessionName));
    return { path: completePath, cookies: [...kept, noLongerAway(services)] };
  }
  await recordRefusal(services, provider, back.request, refusal);
  return end(cookies);
}

/** Lets next-auth verify the return. Returns the cookies to set, including the session's if the sign-in succeeded. */
async function exchange(
  services: Services,
  provider: OidcProvider,
  { query, cookies, request, userAgent }: ExternalReturn,
  { names, refuse }: { names: readonly string[]; refuse: (code: ExternalRefusal) => void },
): Promise<string[]> {
  const metadata = await readIssuerMetadata(provider, outboundFetch, services.clock());
  if (!metadata.ok) return [];
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
  return answer.cookies.filter((cookie) => own.some((name) => cookie.startsWith(`${name}=`)));
}

function recordRefusal(
  services: Services,
  provider: OidcProvider,
  request: RequestFacts,
  code: ExternalRefusal,
): Promise<void> {
  return services.db.transaction((tx) =>
    recordEvent(tx, {
      at: services.clock(),
      actor: 'console',
      action: 'operator_sign_in_refused',
      outcome: 'refused',
      requestId: request.requestId,
      ip: request.address,
      detail: { provider: provider.id, code },
    }),
  );
}

/** Makes the session cookie expire with the browser session, whatever lifetime next-auth gave it. */
function endWithBrowser(cookie: string, sessionName: string): string {
  return cookie.startsWith(sessionName) ? cookie.replace(/; Expires=[^;]+/i, '') : cookie;
}

function noLongerAway({ env }: Services): string {
  return `${externalCookieNames(env).away}=; Max-Age=0; Path=/; HttpOnly${env.plainCookies ? '' : '; Secure'}; SameSite=Strict`;
}
