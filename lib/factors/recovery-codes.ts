import 'server-only';
import { randomBytes } from 'node:crypto';
import { and, asc, eq, isNull } from 'drizzle-orm';
import { writeBase32 } from '@/lib/base/base32';
import { hashToken } from '@/lib/crypto/token';
import type { Database, Transaction } from '@/lib/db/database';
import { recoveryCode as recoveryCodes } from '@/lib/db/factor-schema';
import { recoveryCodeLength } from '@/lib/forms/read-factor';
import type { ProviderDeps } from '@/lib/providers/types';

const howMany = 10;

type Mac = Pick<ProviderDeps, 'mac'>;

/**
 * Creates ten recovery codes of 80 random bits each, as `ABCD-EFGH-JKMN-PQRS`, and deletes all earlier ones. Only keyed
 * hashes are stored, so the codes can be shown only now.
 */
export async function replaceRecoveryCodes(tx: Transaction, { mac }: Mac, ownerId: string): Promise<string[]> {
  const codes = Array.from({ length: howMany }, () => writeBase32(randomBytes(recoveryCodeLength)));
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.ownerId, ownerId));
  await tx.insert(recoveryCodes).values(codes.map((code) => ({ ownerId, mac: macOf(mac, ownerId, code) })));
  return codes;
}

/** Returns an id of the current set of codes, including used ones, so that a form can state which set it replaces. */
export async function recoveryCodeSet(db: Database, ownerId: string): Promise<string> {
  const rows = await db
    .select({ mac: recoveryCodes.mac })
    .from(recoveryCodes)
    .where(eq(recoveryCodes.ownerId, ownerId))
    .orderBy(asc(recoveryCodes.mac));
  return hashToken(rows.map(({ mac }) => mac).join()).slice(0, 16);
}

/** Uses up a recovery code. False if it is not one of the owner's or was used before. */
export async function spendRecoveryCode(
  { db, mac }: Mac & { db: Database },
  ownerId: string,
  code: string,
  now: Date,
): Promise<boolean> {
  const spent = await db
    .update(recoveryCodes)
    .set({ usedAt: now })
    .where(
      and(
        eq(recoveryCodes.ownerId, ownerId),
        eq(recoveryCodes.mac, macOf(mac, ownerId, code)),
        isNull(recoveryCodes.usedAt),
      ),
    )
    .returning({ mac: recoveryCodes.mac });
  return spent.length === 1;
}

function macOf(mac: ProviderDeps['mac'], ownerId: string, code: string): string {
  return mac('recovery-code', JSON.stringify([ownerId, code]));
}
