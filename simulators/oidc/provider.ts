import Provider, { type Configuration, type KoaContextWithOIDC } from 'oidc-provider';
import type { OidcPerson } from './people';

export type OidcClient = { clientId: string; clientSecret: string; redirectUri: string };

/** Deviations that a test can set with `POST /_control/switches`. */
export type OidcSwitches = {
  /** The authentication methods in the token (`amr`). */
  amr: string[];
  /** New groups of a person, by id. */
  groups: Record<string, string[]>;
  /** Changes a signed claim of each ID token in transit, so that its signature no longer matches. */
  tamper: boolean;
};

/** Creates a certified implementation of OpenID Connect, as strict as possible: PKCE always, exact redirect URIs. */
export function createProvider(
  issuer: string,
  client: OidcClient,
  people: readonly OidcPerson[],
  switches: OidcSwitches,
): Provider {
  const configuration: Configuration = {
    clients: [
      {
        client_id: client.clientId,
        client_secret: client.clientSecret,
        redirect_uris: [client.redirectUri],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    pkce: { required: () => true },
    scopes: ['openid', 'email', 'profile'],
    claims: {
      openid: ['sub', 'amr', 'acr', 'auth_time'],
      email: ['email', 'email_verified'],
      profile: ['name', 'groups'],
    },
    features: { devInteractions: { enabled: false } },
    cookies: { keys: [client.clientSecret] },
    ttl: { AccessToken: 300, AuthorizationCode: 60, IdToken: 300, Interaction: 600, Session: 3600, Grant: 3600 },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount: (_context, id) => {
      const person = people.find((each) => each.id === id);
      if (!person) return undefined;
      const { name, email } = person;
      const groups = [...(switches.groups[id] ?? person.groups)];
      return { accountId: id, claims: () => ({ sub: id, name, email, email_verified: true, groups }) };
    },
    // No consent is asked for: the organisation has given it.
    loadExistingGrant: async (context) => grantFor(context, client),
  };
  return new Provider(issuer, configuration);
}

async function grantFor({ oidc }: KoaContextWithOIDC, { clientId }: OidcClient) {
  const accountId = oidc.session?.accountId;
  if (!accountId) return undefined;
  const grant = new oidc.provider.Grant({ clientId, accountId });
  grant.addOIDCScope('openid email profile');
  await grant.save();
  return grant;
}
