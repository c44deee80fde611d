import 'server-only';
import {
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { and, eq } from 'drizzle-orm';
import type { Database } from '@/lib/db/database';
import { passkey as passkeys } from '@/lib/db/factor-schema';
import { readAssertion, readRegistration } from './passkey-answer';
import type { RelyingParty } from './passkey-options';

/** A verified passkey that is not stored yet. */
export type NewPasskey = Pick<typeof passkeys.$inferSelect, 'id' | 'publicKey' | 'counter' | 'transports'>;

/** A browser's response (JSON) and the challenge that it must contain. */
export type PasskeyAnswer = { challenge: string; answer: string };

/** Verifies the browser's response for a new passkey. Null if it does not match the challenge. */
export async function verifyNewPasskey(
  { id, origin }: RelyingParty,
  { challenge, answer }: PasskeyAnswer,
): Promise<NewPasskey | null> {
  const response = readRegistration(answer);
  if (response === null) return null;
  try {
    const verified = await verifyRegistrationResponse({
      response: response as RegistrationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: true,
    });
    if (!verified.verified) return null;
    const { credential } = verified.registrationInfo;
    return {
      id: credential.id,
      publicKey: Buffer.from(credential.publicKey).toString('base64url'),
      counter: credential.counter,
      transports: response.response.transports ?? [],
    };
  } catch {
    // The library throws for every response that does not match.
    return null;
  }
}

/** Verifies that one of the owner's passkeys signed the challenge, and records its use. */
export async function verifyPasskey(
  { db, party }: { db: Database; party: RelyingParty },
  ownerId: string,
  { challenge, answer }: PasskeyAnswer,
  now: Date,
): Promise<boolean> {
  const response = readAssertion(answer);
  if (response === null) return false;
  const isTheirs = and(eq(passkeys.id, response.id), eq(passkeys.ownerId, ownerId));
  const [stored] = await db.select().from(passkeys).where(isTheirs);
  if (!stored) return false;
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: response as AuthenticationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
      credential: {
        id: stored.id,
        publicKey: new Uint8Array(Buffer.from(stored.publicKey, 'base64url')),
        counter: stored.counter,
        transports: stored.transports,
      },
    });
    if (!verified) return false;
    // If the counter has changed in the meantime, this response is not the passkey's newest.
    const noted = await db
      .update(passkeys)
      .set({ counter: authenticationInfo.newCounter, lastUsedAt: now })
      .where(and(isTheirs, eq(passkeys.counter, stored.counter)))
      .returning({ id: passkeys.id });
    return noted.length === 1;
  } catch {
    return false;
  }
}
