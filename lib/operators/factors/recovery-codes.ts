import 'server-only';
import { randomBytes } from 'node:crypto';
import { and, asc, eq, isNull } from 'drizzle-orm';
import { hashToken } from '@/lib/crypto/token';
import { operatorRecoveryCode as recoveryCodes } from '@/lib/db/console-schema';
import type { Database, Transaction } from '@/lib/db/database';
import { inGroups } from '@/lib/forms/recovery-code-form';
import type { Services } from '@/lib/services/services';

const howMany = 10;
/** No letter or digit that is taken for another one when read out (Crockford's base 32). */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

type Mac = Pick<Services, 'mac'>;

/**
 * Makes ten recovery codes of 80 random bits each, as `ABCD-EFGH-JKMN-PQRS`, in place of all that the operator had.
 * Only keyed hashes are stored, so what this answers is seen once.
 */
export async function replaceRecoveryCodes(tx: Transaction, { mac }: Mac, operatorId: string): Promise<string[]> {
  const codes = Array.from({ length: howMany }, createCode);
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.operatorId, operatorId));
  await tx.insert(recoveryCodes).values(codes.map((code) => ({ operatorId, mac: macOf(mac, operatorId, code) })));
  return codes;
}

/** Names the codes that an operator has, used ones included, so that a form can say which ones it replaces. */
export async function recoveryCodeSet(db: Database, operatorId: string): Promise<string> {
  const rows = await db
    .select({ mac: recoveryCodes.mac })
    .from(recoveryCodes)
    .where(eq(recoveryCodes.operatorId, operatorId))
    .orderBy(asc(recoveryCodes.mac));
  return hashToken(rows.map(({ mac }) => mac).join()).slice(0, 16);
}

/** Spends a recovery code. False where it is not one of the operator's, or was used: each works once. */
export async function spendRecoveryCode(
  db: Database,
  { mac }: Mac,
  operatorId: string,
  code: string,
  now: Date,
): Promise<boolean> {
  const spent = await db
    .update(recoveryCodes)
    .set({ usedAt: now })
    .where(
      and(
        eq(recoveryCodes.operatorId, operatorId),
        eq(recoveryCodes.mac, macOf(mac, operatorId, code)),
        isNull(recoveryCodes.usedAt),
      ),
    )
    .returning({ mac: recoveryCodes.mac });
  return spent.length === 1;
}

function createCode(): string {
  // 256 is eight times 32, so every character comes up equally often.
  return inGroups([...randomBytes(16)].map((byte) => alphabet[byte % 32]).join(''));
}

function macOf(mac: Services['mac'], operatorId: string, code: string): string {
  return mac('recovery-code', JSON.stringify([operatorId, code]));
}
