import 'server-only';
import { and, asc, count, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Database } from '@/lib/db/database';
import {
  authenticator as authenticators,
  passkey as passkeys,
  recoveryCode as recoveryCodes,
} from '@/lib/db/factor-schema';

export type Passkey = typeof passkeys.$inferSelect;

/** The second factors that an owner has. */
export type Factors = { authenticator: { since: Date } | null; passkeys: Passkey[]; recoveryCodesLeft: number };

/** Returns an owner's second factors. Recovery codes replace a factor but do not count as one. */
export async function factorsOf(db: Database, ownerId: string): Promise<Factors> {
  const [authenticator] = await db
    .select({ since: authenticators.createdAt })
    .from(authenticators)
    .where(and(eq(authenticators.ownerId, ownerId), isNotNull(authenticators.confirmedAt)));
  const [left] = await db
    .select({ count: count() })
    .from(recoveryCodes)
    .where(and(eq(recoveryCodes.ownerId, ownerId), isNull(recoveryCodes.usedAt)));
  return {
    authenticator: authenticator ?? null,
    passkeys: await passkeysOf(db, ownerId),
    recoveryCodesLeft: left?.count ?? 0,
  };
}

/** Returns an owner's passkeys, oldest first. */
export function passkeysOf(db: Database, ownerId: string): Promise<Passkey[]> {
  return db
    .select()
    .from(passkeys)
    .where(eq(passkeys.ownerId, ownerId))
    .orderBy(asc(passkeys.createdAt), asc(passkeys.id));
}

/** Counts second factors: the authenticator app is one, each passkey is one. */
export function countFactors({ authenticator, passkeys: keys }: Factors): number {
  return (authenticator ? 1 : 0) + keys.length;
}
