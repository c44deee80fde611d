import type { Env } from '@/lib/base/env';

/**
 * The cookies of a sign-in in progress at a provider. The first three belong to next-auth and come back with the
 * provider's redirect, so they cannot be `Strict`. `away` is read by the page that sends the browser to the provider.
 * No name begins with the name of the session cookie, because next-auth treats such cookies as parts of it.
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

/** The options of these cookies: they last as long as a person may take at the provider. */
export function underwayCookie({ plainCookies }: Pick<Env, 'plainCookies'>) {
  return { httpOnly: true, secure: !plainCookies, sameSite: 'lax', path: '/', maxAge: 15 * 60 } as const;
}
