import 'server-only';
import {
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { and, eq } from 'drizzle-orm';
import { operatorPasskey as passkeys } from '@/lib/db/console-schema';
import type { Operator, OperatorSession } from '@/lib/operators/actor';
import type { Services } from '@/lib/services/services';
import { readAssertion, readRegistration } from './passkey-answer';
import { takeChallenge } from './passkey-challenge';
import { relyingParty } from './passkey-options';

type Asker = { operator: Operator; session: OperatorSession };

/** A passkey that was proved and is not stored yet. */
export type NewPasskey = Pick<typeof passkeys.$inferSelect, 'id' | 'publicKey' | 'counter' | 'transports'>;

/** Checks what the browser says about a new passkey. Null where it does not answer the session's challenge. */
export async function verifyNewPasskey(
  services: Services,
  { session }: Pick<Asker, 'session'>,
  answer: string,
): Promise<NewPasskey | null> {
  const challenge = await takeChallenge(services.db, session, services.clock());
  const response = readRegistration(answer);
  if (challenge === null || response === null) return null;
  const { id, origin } = relyingParty(services);
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
    // The library throws for whatever does not fit.
    return null;
  }
}

/** Checks that one of the operator's passkeys answered the session's challenge, and notes its use. */
export async function verifyPasskey(
  services: Services,
  { operator, session }: Asker,
  answer: string,
): Promise<boolean> {
  const now = services.clock();
  const challenge = await takeChallenge(services.db, session, now);
  const response = readAssertion(answer);
  if (challenge === null || response === null) return false;
  const isTheirs = and(eq(passkeys.id, response.id), eq(passkeys.operatorId, operator.id));
  const [stored] = await services.db.select().from(passkeys).where(isTheirs);
  if (!stored) return false;
  const { id, origin } = relyingParty(services);
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: response as AuthenticationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: true,
      credential: {
        id: stored.id,
        publicKey: new Uint8Array(Buffer.from(stored.publicKey, 'base64url')),
        counter: stored.counter,
        transports: stored.transports,
      },
    });
    if (!verified) return false;
    // A counter that moved meanwhile means that this answer is not the newest of this passkey.
    const noted = await services.db
      .update(passkeys)
      .set({ counter: authenticationInfo.newCounter, lastUsedAt: now })
      .where(and(isTheirs, eq(passkeys.counter, stored.counter)))
      .returning({ id: passkeys.id });
    return noted.length === 1;
  } catch {
    return false;
  }
}
