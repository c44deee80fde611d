import type { Env } from '@/lib/base/env';

/**
 * The cookies of a sign-in that is under way at a provider. The first three are next-auth's and travel back with the
 * provider's redirect, so they cannot be `Strict`; `away` is read by the page that sends the browser there. None begins with
 * the name of the session's cookie, because next-auth takes such for parts of it.
 */
export function externalCookieNames({ plainCookies }: Pick<Env, 'plainCookies'>) {
  const prefix = plainCookies ? '' : '__Host-';
  return {
    state: `${prefix}rekey-oidc-state`,
    pkceCodeVerifier: `${prefix}rekey-oidc-pkce`,
    nonce: `${prefix}rekey-oidc-nonce`,
    away: `${prefix}rekey-oidc-away`,
  };
}

/** How a cookie of a sign-in under way is kept: as long as somebody may take at the provider. */
export function underwayCookie({ plainCookies }: Pick<Env, 'plainCookies'>) {
  return { httpOnly: true, secure: !plainCookies, sameSite: 'lax', path: '/', maxAge: 15 * 60 } as const;
}
