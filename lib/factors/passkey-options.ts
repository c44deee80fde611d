import 'server-only';
import { generateAuthenticationOptions, generateRegistrationOptions } from '@simplewebauthn/server';
import type { Database } from '@/lib/db/database';
import { passkeysOf } from './factors-of';

/** The site that asks for passkeys: host and origin of the configured address, and its display name. */
export type RelyingParty = { id: string; origin: string; name: string };

/** Builds the relying party from the configuration alone, never from a request. */
export function relyingParty({
  env,
  config,
}: {
  env: { APP_URL: string };
  config: { branding: { name: string } };
}): RelyingParty {
  return { id: new URL(env.APP_URL).hostname, origin: env.APP_URL, name: config.branding.name };
}

/** The owner of a new passkey, as the browser shows it. */
export type PasskeyOwner = { id: string; username: string; displayName: string };

/** Returns the options for creating a passkey in the browser, as JSON. `challenge` is base64url. */
export async function newPasskeyOptions(
  db: Database,
  party: RelyingParty,
  owner: PasskeyOwner,
  challenge: string,
): Promise<string> {
  const known = await passkeysOf(db, owner.id);
  const options = await generateRegistrationOptions({
    rpName: party.name,
    rpID: party.id,
    userID: new Uint8Array(Buffer.from(owner.id)),
    userName: owner.username,
    userDisplayName: owner.displayName,
    challenge: bytesOf(challenge),
    attestationType: 'none',
    excludeCredentials: known.map(({ id, transports }) => ({ id, transports })),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
  });
  return JSON.stringify(options);
}

/** Returns the options for asking for one of the owner's passkeys, as JSON. `challenge` is base64url. */
export async function knownPasskeyOptions(
  db: Database,
  party: RelyingParty,
  ownerId: string,
  challenge: string,
): Promise<string> {
  const known = await passkeysOf(db, ownerId);
  const options = await generateAuthenticationOptions({
    rpID: party.id,
    allowCredentials: known.map(({ id, transports }) => ({ id, transports })),
    challenge: bytesOf(challenge),
    userVerification: 'required',
  });
  return JSON.stringify(options);
}

function bytesOf(challenge: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(challenge, 'base64url'));
}
