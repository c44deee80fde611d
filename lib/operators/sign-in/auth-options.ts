import 'server-only';
import type { AuthOptions, Profile } from 'next-auth';
import type { OAuthConfig } from 'next-auth/providers/oauth';
import type { OidcProvider } from '@/lib/config/sign-in-config';
import { sessionCookieName, tokenCookie } from '@/lib/http/cookies';
import type { Services } from '@/lib/services/services';
import { externalCookieNames, underwayCookie } from './external/external-cookies';
import type { IssuerMetadata } from './external/issuer-metadata';
import { freshSeconds } from './external/read-claims';

type Parts = {
  provider: OidcProvider;
  metadata: IssuerMetadata;
  /** Called when the provider's answer is verified. Returns the token of a Rekey session, or null to refuse. */
  signIn: (claims: unknown) => Promise<string | null>;
};

/**
 * The next-auth options for one sign-in at one provider. next-auth handles the protocol: state, nonce and PKCE in
 * encrypted cookies, the code exchange, and the check of the ID token. Its "session token" is the opaque token of a
 * session row in Rekey; no JWT grants access.
 */
export function authOptions(services: Services, { provider, metadata, signIn }: Parts): AuthOptions {
  const { env, keys, logger } = services;
  const names = externalCookieNames(env);
  const underway = underwayCookie(env);
  let token: string | null = null;
  return {
    secret: keys.current.derive('sign-in').toString('base64url'),
    providers: [oauthProvider(provider, metadata)],
    pages: { signIn: '/admin/sign-in', error: '/admin/sign-in' },
    session: { strategy: 'jwt' },
    jwt: {
      encode: async () => {
        if (token === null) throw new Error('no operator is signed in');
        return token;
      },
      decode: async () => null,
    },
    cookies: {
      sessionToken: {
        name: sessionCookieName(env.plainCookies),
        options: tokenCookie(env.plainCookies),
      },
      state: { name: names.state, options: underway },
      pkceCodeVerifier: { name: names.pkceCodeVerifier, options: underway },
      nonce: { name: names.nonce, options: underway },
    },
    callbacks: {
      // Ignores any target in an address or a cookie.
      redirect: () => env.APP_URL,
      signIn: async ({ profile }) => {
        token = await signIn(profile);
        return token !== null;
      },
    },
    logger: {
      // The messages may quote what the provider sent, such as a token, so only the error's own name is logged.
      error: (code, metadata) => logger.warn('sign-in with a provider failed', { code, ...causeOf(metadata) }),
      warn: (code) => logger.warn('warning during sign-in with a provider', { code }),
      debug: () => undefined,
    },
  };
}

function oauthProvider(provider: OidcProvider, metadata: IssuerMetadata): OAuthConfig<Profile> {
  const scope = [...new Set(['openid', ...provider.scopes])].join(' ');
  const acr = provider.acrValues.length > 0 ? { acr_values: provider.acrValues.join(' ') } : {};
  const methods = metadata.token_endpoint_auth_methods_supported;
  const byPost = !methods.includes('client_secret_basic') && methods.includes('client_secret_post');
  return {
    id: provider.id,
    name: provider.name,
    type: 'oauth',
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    issuer: metadata.issuer,
    authorization: {
      url: metadata.authorization_endpoint,
      params: { scope, max_age: freshSeconds, ...acr },
    },
    token: { url: metadata.token_endpoint },
    jwks_endpoint: metadata.jwks_uri,
    userinfo: {
      ...(metadata.userinfo_endpoint ? { url: metadata.userinfo_endpoint } : {}),
      request: async ({ tokens, client }) =>
        wholeClaims(provider, metadata, tokens as TokenClaims, () =>
          client.userinfo(tokens as Parameters<typeof client.userinfo>[0]),
        ),
    },
    clientId: provider.clientId,
    clientSecret: provider.clientSecret,
    client: {
      id_token_signed_response_alg: provider.idTokenAlgorithm,
      token_endpoint_auth_method: byPost ? 'client_secret_post' : 'client_secret_basic',
    },
    httpOptions: { timeout: 8_000 },
    profile: (claims) => ({ id: claims.sub ?? '' }),
  };
}

type TokenClaims = { claims(): Record<string, unknown> };

/**
 * The claims of the signed ID token, completed from the provider's userinfo endpoint. How a person signed in is taken
 * from the ID token only.
 */
async function wholeClaims(
  { roleClaim }: OidcProvider,
  metadata: IssuerMetadata,
  tokens: TokenClaims,
  fetchMore: () => Promise<Record<string, unknown>>,
): Promise<Profile> {
  const signed = tokens.claims();
  const isWhole = [roleClaim, 'email'].every((name) => signed[name] !== undefined);
  const more = isWhole || !metadata.userinfo_endpoint ? {} : await fetchMore();
  const { iss, sub, amr, acr, auth_time } = signed;
  return { ...more, ...signed, iss, sub, amr, acr, auth_time } as Profile;
}

/** The error's name, and its OAuth error code (RFC 6749, 5.2) if it has one. */
function causeOf(metadata: unknown): { detail?: string; error?: unknown } {
  const inner = (metadata as { error?: unknown } | null)?.error ?? metadata;
  const code = (inner as { error?: unknown } | null)?.error;
  const isCode = typeof code === 'string' && /^[a-z_]{1,40}$/.test(code);
  return { ...(inner instanceof Error ? { error: inner } : {}), ...(isCode ? { detail: code } : {}) };
}
