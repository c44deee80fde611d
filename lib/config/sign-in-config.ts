import { z } from 'zod';
import { isHttpsOrLoopback } from '@/lib/base/network';
import { signInProviderPattern } from '@/lib/forms/external-sign-in';

const claimValues = (help: string) => z.array(z.string().min(1).max(200)).max(100).default([]).meta({ help });

const issuer = z
  .url({ protocol: /^https?$/, error: 'expected an https address' })
  .refine((value) => isHttpsOrLoopback(new URL(value)), 'expected https; plain http is accepted on this machine only');

/** One OpenID Connect provider for operators to sign in with. */
export const oidcProviderSchema = z.strictObject({
  id: z.string().regex(signInProviderPattern, 'expected lower-case letters, digits and hyphens').meta({
    help: 'Part of the redirect address: `<APP_URL>/api/auth/callback/<id>`. Register it at the provider.',
  }),
  name: z.string().min(1).max(60).meta({ help: 'Shown on the button of the sign-in page.' }),
  issuer: issuer.meta({
    help: 'The issuer, exactly as the provider states it. Rekey reads its `.well-known/openid-configuration`.',
  }),
  clientId: z.string().min(1).max(500).meta({ help: 'The client ID under which the provider knows Rekey.' }),
  clientSecret: z.string().min(1).max(2000).meta({ help: "The client's secret.", secret: true }),
  scopes: z
    .array(z.string().regex(/^[\x21\x23-\x5b\x5d-\x7e]+$/, 'expected the name of a scope'))
    .max(20)
    .default(['email', 'profile'])
    .meta({ help: 'Requested in addition to `openid`. Add the scope for groups, if the provider has one.' }),
  roleClaim: z.string().min(1).max(200).default('groups').meta({
    help: 'The claim that holds the roles: a text or a list. A dot reads a nested object, as in `realm_access.roles`.',
  }),
  roles: z
    .strictObject({
      administrator: claimValues('Values of the claim that grant the administrator role.'),
      helpdesk: claimValues('Values that grant the help desk role.'),
      auditor: claimValues('Values that grant the auditor role.'),
    })
    .refine(
      (roles) => Object.values(roles).some((values) => values.length > 0),
      'expected a value for one role at least',
    )
    .meta({ help: 'Read at every sign-in; the highest role wins. A sign-in without a role is refused.' }),
  scopeClaim: z.string().min(1).max(200).optional().meta({
    help: 'The claim that `directories` reads, if not `roleClaim`.',
  }),
  directories: z
    .record(z.string().min(1), z.array(z.string().min(1)).max(50))
    .optional()
    .meta({
      help: 'Values of the claim, each with the ids of the directories it grants. If absent, every operator can access all directories.',
    }),
  acrValues: z.array(z.string().min(1).max(200)).max(10).default([]).meta({
    help: 'Requested as `acr_values`. A token with one of them counts as a second factor.',
  }),
  secondFactor: z.enum(['provider', 'rekey']).optional().meta({
    help: 'Who asks for the second factor. By default the provider if its token says so (`amr` or `acr`), otherwise Rekey. In either case the token must show that the operator has just signed in there (`auth_time`).',
  }),
  idTokenAlgorithm: z
    .enum(['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512'])
    .default('RS256')
    .meta({ help: 'The algorithm with which the provider signs. No other is accepted.' }),
});
export type OidcProvider = z.output<typeof oidcProviderSchema>;

/** How operators sign in other than with a password: the `signIn` part of the configuration file. */
export const signInConfigSchema = z.strictObject({
  oidc: z
    .array(oidcProviderSchema)
    .max(10)
    .refine((list) => new Set(list.map(({ id }) => id)).size === list.length, 'expected each id once')
    .default([])
    .meta({ help: 'OpenID Connect providers, in the order of their buttons.' }),
});
