import 'server-only';
import { and, asc, count, eq, isNotNull, isNull } from 'drizzle-orm';
import {
  operatorAuthenticator as authenticators,
  operatorPasskey as passkeys,
  operatorRecoveryCode as recoveryCodes,
} from '@/lib/db/console-schema';
import type { Database } from '@/lib/db/database';

export type Passkey = typeof passkeys.$inferSelect;

/** What an operator can show besides the password. */
export type Factors = { authenticator: { since: Date } | null; passkeys: Passkey[]; recoveryCodesLeft: number };

/** The second factors of an operator. Recovery codes stand in for one and are none by themselves. */
export async function factorsOf(db: Database, operatorId: string): Promise<Factors> {
  const [authenticator] = await db
    .select({ since: authenticators.createdAt })
    .from(authenticators)
    .where(and(eq(authenticators.operatorId, operatorId), isNotNull(authenticators.confirmedAt)));
  const [left] = await db
    .select({ count: count() })
    .from(recoveryCodes)
    .where(and(eq(recoveryCodes.operatorId, operatorId), isNull(recoveryCodes.usedAt)));
  return {
    authenticator: authenticator ?? null,
    passkeys: await passkeysOf(db, operatorId),
    recoveryCodesLeft: left?.count ?? 0,
  };
}

/** The passkeys of an operator, the oldest first. */
export function passkeysOf(db: Database, operatorId: string): Promise<Passkey[]> {
  return db
    .select()
    .from(passkeys)
    .where(eq(passkeys.operatorId, operatorId))
    .orderBy(asc(passkeys.createdAt), asc(passkeys.id));
}

/** How many second factors there are: the authenticator app is one, each passkey is one. */
export function countFactors({ authenticator, passkeys: keys }: Factors): number {
  return (authenticator ? 1 : 0) + keys.length;
}
