import 'server-only';
import { knownPasskeyOptions, newPasskeyOptions, relyingParty } from '@/lib/factors/passkey-options';
import { type NewPasskey, verifyNewPasskey, verifyPasskey } from '@/lib/factors/verify-passkey';
import type { Operator, OperatorSession } from '@/lib/operators/actor';
import type { Services } from '@/lib/services/services';
import { startChallenge, takeChallenge } from './passkey-challenge';

type Asker = { operator: Operator; session: OperatorSession };

/** What the browser needs to create a passkey for an operator, as JSON. The session keeps the challenge. */
export async function offerNewPasskey(services: Services, { operator, session }: Asker): Promise<string> {
  const { db, clock } = services;
  const owner = { id: operator.id, username: operator.email, displayName: operator.name };
  return newPasskeyOptions(db, relyingParty(services), owner, await startChallenge(db, session, clock()));
}

/** What the browser needs to ask for one of the operator's passkeys, as JSON. The session keeps the challenge. */
export async function askForPasskey(services: Services, { operator, session }: Asker): Promise<string> {
  const { db, clock } = services;
  return knownPasskeyOptions(db, relyingParty(services), operator.id, await startChallenge(db, session, clock()));
}

/** The passkey that a browser created, or null if it does not answer the session's challenge. */
export async function provedNewPasskey(
  services: Services,
  { session }: Pick<Asker, 'session'>,
  answer: string,
): Promise<NewPasskey | null> {
  const challenge = await takeChallenge(services.db, session, services.clock());
  return challenge === null ? null : verifyNewPasskey(relyingParty(services), { challenge, answer });
}

/** Whether one of the operator's passkeys answered the session's challenge. */
export async function acceptPasskey(
  services: Services,
  { operator, session }: Asker,
  answer: string,
): Promise<boolean> {
  const now = services.clock();
  const challenge = await takeChallenge(services.db, session, now);
  if (challenge === null) return false;
  const asking = { db: services.db, party: relyingParty(services) };
  return verifyPasskey(asking, operator.id, { challenge, answer }, now);
}
