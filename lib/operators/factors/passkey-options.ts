import 'server-only';
import { generateAuthenticationOptions, generateRegistrationOptions } from '@simplewebauthn/server';
import type { Operator, OperatorSession } from '@/lib/operators/actor';
import type { Services } from '@/lib/services/services';
import { passkeysOf } from './factors-of';
import { startChallenge } from './passkey-challenge';

type Asker = { operator: Operator; session: OperatorSession };

/** What the browser needs to make a passkey for an operator, as JSON. The challenge waits in the session. */
export async function newPasskeyOptions(services: Services, { operator, session }: Asker): Promise<string> {
  const known = await passkeysOf(services.db, operator.id);
  const options = await generateRegistrationOptions({
    rpName: services.config.branding.name,
    rpID: relyingParty(services).id,
    userID: new Uint8Array(Buffer.from(operator.id)),
    userName: operator.email,
    userDisplayName: operator.name,
    challenge: new Uint8Array(Buffer.from(await startChallenge(services.db, session, services.clock()), 'base64url')),
    attestationType: 'none',
    excludeCredentials: known.map(({ id, transports }) => ({ id, transports })),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
  });
  return JSON.stringify(options);
}

/** What the browser needs to ask one of the operator's passkeys, as JSON. The challenge waits in the session. */
export async function knownPasskeyOptions(services: Services, { operator, session }: Asker): Promise<string> {
  const known = await passkeysOf(services.db, operator.id);
  const options = await generateAuthenticationOptions({
    rpID: relyingParty(services).id,
    allowCredentials: known.map(({ id, transports }) => ({ id, transports })),
    challenge: new Uint8Array(Buffer.from(await startChallenge(services.db, session, services.clock()), 'base64url')),
    userVerification: 'required',
  });
  return JSON.stringify(options);
}

/** Who asks for passkeys, by the configured address and by nothing that a request says. */
export function relyingParty({ env }: Pick<Services, 'env'>): { id: string; origin: string } {
  return { id: new URL(env.APP_URL).hostname, origin: env.APP_URL };
}
