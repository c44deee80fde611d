import 'server-only';
import { eq } from 'drizzle-orm';
import { Secret } from 'otpauth';
import type { Keys } from '@/lib/crypto/keys';
import { seal, sealAnew, unseal } from '@/lib/crypto/secret-box';
import { operatorAuthenticator as authenticators } from '@/lib/db/console-schema';
import type { Database } from '@/lib/db/database';
import type { Actor } from '@/lib/operators/actor';
import type { Services } from '@/lib/services/services';

/**
 * The seed (160 bits, base32) that is offered for a new authenticator app. It is derived with a key outside of the
 * database from the sign-in and from the app that is there already: so it stays the same while the page is open, is
 * stored nowhere before a code has proved it, and is another one next time.
 */
export async function offeredSeed(
  { db, mac }: Pick<Services, 'db' | 'mac'>,
  { operator, session }: Pick<Actor, 'operator' | 'session'>,
): Promise<string> {
  const [present] = await db
    .select({ createdAt: authenticators.createdAt })
    .from(authenticators)
    .where(eq(authenticators.operatorId, operator.id));
  const source = JSON.stringify([
    operator.id,
    session.createdAt.toISOString(),
    present?.createdAt.toISOString() ?? null,
  ]);
  return new Secret({
    buffer: new Uint8Array(Buffer.from(mac('authenticator-seed', source), 'hex').subarray(0, 20)).buffer,
  }).base32;
}

/** A seed as it is stored. */
export function sealSeed(keys: Keys, operatorId: string, seed: string): string {
  return seal(keys, seed, context(operatorId));
}

/** A stored seed; null where the key that it was sealed with is not configured any more. */
export function openSeed(keys: Keys, operatorId: string, stored: string): string | null {
  const opened = unseal(keys, stored, context(operatorId));
  return opened.ok ? opened.value : null;
}

/**
 * Seals the seeds that an earlier master secret sealed under the present one, so that the earlier can be taken away. One
 * that does not open stays as it is: its codes are refused, and an administrator resets the factors.
 */
export async function resealSeeds(db: Database, keys: Keys): Promise<void> {
  await db.transaction(async (tx) => {
    for (const { operatorId, secret } of await tx.select().from(authenticators).for('update')) {
      const fresh = sealAnew(keys, secret, context(operatorId));
      if (fresh === null) continue;
      await tx.update(authenticators).set({ secret: fresh }).where(eq(authenticators.operatorId, operatorId));
    }
  });
}

function context(operatorId: string): string {
  return `operator_authenticator:${operatorId}`;
}
