import { z } from 'zod';
import { signInProviderPattern } from '@/lib/forms/external-sign-in';

const claimValues = (help: string) => z.array(z.string().min(1).max(200)).max(100).default([]).meta({ help });

const issuer = z
  .url({ protocol: /^https?$/, error: 'expected an https address' })
  .refine((value) => isTrustworthy(new URL(value)), 'expected https; plain http is accepted on this machine only');

/** One OpenID Connect provider that operators may sign in with. */
export const oidcProviderSchema = z.strictObject({
  id: z.string().regex(signInProviderPattern, 'expected lower-case letters, digits and hyphens').meta({
    help: 'Part of the redirect address: `<APP_URL>/api/auth/callback/<id>`. Register that at the provider.',
  }),
  name: z.string().min(1).max(60).meta({ help: 'Shown on the button of the sign-in page.' }),
  issuer: issuer.meta({
    help: 'Exactly as the provider names itself. Its `.well-known/openid-configuration` is read.',
  }),
  clientId: z.string().min(1).max(500).meta({ help: 'What the provider calls Rekey.' }),
  clientSecret: z.string().min(1).max(2000).meta({ help: "The client's secret.", secret: true }),
  scopes: z
    .array(z.string().regex(/^[\x21\x23-\x5b\x5d-\x7e]+$/, 'expected the name of a scope'))
    .max(20)
    .default(['email', 'profile'])
    .meta({ help: 'Requested besides `openid`. Add the scope for groups, if the provider has one.' }),
  roleClaim: z.string().min(1).max(200).default('groups').meta({
    help: 'The claim that says who may do what: a text or a list. `realm_access.roles` reaches into an object.',
  }),
  roles: z
    .strictObject({
      administrator: claimValues('Values of the claim that make an administrator.'),
      helpdesk: claimValues('Values that make somebody of the help desk.'),
      auditor: claimValues('Values that make an auditor.'),
    })
    .refine(
      (roles) => Object.values(roles).some((values) => values.length > 0),
      'expected a value for one role at least',
    )
    .meta({ help: 'Read at every sign-in; the highest role wins. Without any the sign-in is refused.' }),
  scopeClaim: z.string().min(1).max(200).optional().meta({
    help: 'The claim that `directories` looks at, if it is not `roleClaim`.',
  }),
  directories: z
    .record(z.string().min(1), z.array(z.string().min(1)).max(50))
    .optional()
    .meta({
      help: 'Values of the claim, each with the ids of the directories it opens. Without it everyone can access all of them.',
    }),
  acrValues: z.array(z.string().min(1).max(200)).max(10).default([]).meta({
    help: 'Requested as `acr_values`. A token with one of them counts as a second factor.',
  }),
  secondFactor: z.enum(['provider', 'rekey']).optional().meta({
    help: 'Who asks for the second factor. By default the provider if its token says so (`amr` or `acr`), otherwise Rekey. In any case the token must show that people signed in there just now (`auth_time`).',
  }),
  idTokenAlgorithm: z
    .enum(['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512'])
    .default('RS256')
    .meta({ help: 'How the provider signs. Nothing else is accepted.' }),
});
export type OidcProvider = z.output<typeof oidcProviderSchema>;

/** How operators sign in besides a password: the `signIn` part of the configuration file. */
export const signInConfigSchema = z.strictObject({
  oidc: z
    .array(oidcProviderSchema)
    .max(10)
    .refine((list) => new Set(list.map(({ id }) => id)).size === list.length, 'expected each id once')
    .default([])
    .meta({ help: 'OpenID Connect providers, in the order of their buttons.' }),
});

/** https, or plain http to this machine. */
export function isTrustworthy({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname));
}
