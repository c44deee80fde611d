import Provider, { type Configuration, type KoaContextWithOIDC } from 'oidc-provider';
import type { OidcPerson } from './people';

export type OidcClient = { clientId: string; clientSecret: string; redirectUri: string };

/** What a test can have the provider do wrong or otherwise. Passed to `POST /_control/switches`. */
export type OidcSwitches = {
  /** How people say they signed in (`amr`). */
  amr: string[];
  /** Groups of a person from now on, by id. */
  groups: Record<string, string[]>;
  /** Changes a signed claim of each ID token on its way: its signature is then of another text. */
  tamper: boolean;
};

/** A certified implementation of OpenID Connect, as strict as it goes: PKCE always, exact redirect addresses. */
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
    // Nobody is asked whether Rekey may know who they are: the organisation decided that.
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
