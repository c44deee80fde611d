import { z } from 'zod';
import { fold } from '@/lib/base/fold';
import { type OperatorScope, type Role, roles } from '@/lib/base/permissions';
import { err, ok, type Result } from '@/lib/base/result';
import type { OidcProvider } from '@/lib/config/sign-in-config';

/** The identity that the claims describe, and the rights they map to. */
export type ExternalIdentity = {
  /** `issuer|subject`: the only key by which an operator is found. */
  externalId: string;
  email: string;
  name: string;
  role: Role;
  scope: OperatorScope;
  /** When the second factor was used at the provider, or null if it does not count here. */
  secondFactorAt: Date | null;
};

export type ClaimsRefusal = 'external_failed' | 'external_no_role' | 'external_no_email';

const claimsSchema = z.looseObject({
  iss: z.string().min(1),
  sub: z.string().min(1).max(255),
  email: z.string().optional().catch(undefined),
  name: z.string().optional().catch(undefined),
  amr: z.array(z.string()).catch([]),
  acr: z.string().optional().catch(undefined),
  auth_time: z.number().optional().catch(undefined),
});

/** Values of `amr` that mean a second factor (RFC 8176, section 2). */
const strongMethods = new Set(['mfa', 'otp', 'hwk', 'swk', 'sc']);

/** How recent a sign-in at the provider must be, in seconds; sent as `max_age`. */
export const freshSeconds = 300;
const toleranceSeconds = 60;

/**
 * Reads the claims of a person who signed in. Refuses with `external_no_role` if no claim maps to a role,
 * `external_no_email` without a usable address, `external_failed` if the claims are malformed.
 */
export function readClaims(
  provider: OidcProvider,
  claims: unknown,
  now: Date,
): Result<ExternalIdentity, ClaimsRefusal> {
  const parsed = claimsSchema.safeParse(claims);
  if (!parsed.success) return err('external_failed');
  const { iss, sub, email, name } = parsed.data;
  const held = valuesOf(parsed.data, provider.roleClaim);
  const role = roles.findLast((each) => provider.roles[each].some((value) => held.includes(value)));
  if (!role) return err('external_no_role');
  const address = z
    .email()
    .max(254)
    .safeParse(email && fold(email).trim());
  if (!address.success) return err('external_no_email');
  return ok({
    externalId: `${iss}|${sub}`,
    email: address.data,
    name: plainName(name) || address.data,
    role,
    scope: scopeOf(provider, parsed.data),
    secondFactorAt: secondFactorAt(provider, parsed.data, now),
  });
}

/** The values of a claim, found by its full name or along a path of dotted names. */
function valuesOf(claims: Record<string, unknown>, name: string): string[] {
  const found = Object.hasOwn(claims, name) ? claims[name] : name.split('.').reduce(into, claims);
  return [found].flat().filter((value) => typeof value === 'string');
}

function into(object: unknown, name: string): unknown {
  const isObject = typeof object === 'object' && object !== null && !Array.isArray(object);
  return isObject && Object.hasOwn(object, name) ? (object as Record<string, unknown>)[name] : undefined;
}

function scopeOf(provider: OidcProvider, claims: Record<string, unknown>): OperatorScope {
  if (!provider.directories) return { directories: 'all' };
  const held = valuesOf(claims, provider.scopeClaim ?? provider.roleClaim);
  const opened = Object.entries(provider.directories).flatMap(([value, ids]) => (held.includes(value) ? ids : []));
  return { directories: [...new Set(opened)] };
}

/** A name that is safe in a list: no control characters and no bidirectional marks. */
function plainName(name = ''): string {
  return name
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
    .slice(0, 100);
}

function secondFactorAt(
  provider: OidcProvider,
  { amr, acr, auth_time }: z.output<typeof claimsSchema>,
  now: Date,
): Date | null {
  if (provider.secondFactor === 'rekey' || auth_time === undefined) return null;
  const seconds = now.getTime() / 1000;
  // A provider session from this morning says nothing about who is at the keyboard now.
  if (seconds - auth_time > freshSeconds + toleranceSeconds || auth_time - seconds > toleranceSeconds) return null;
  const isStated =
    amr.some((method) => strongMethods.has(method)) || (acr !== undefined && provider.acrValues.includes(acr));
  return provider.secondFactor === 'provider' || isStated ? new Date(Math.min(auth_time, seconds) * 1000) : null;
}
