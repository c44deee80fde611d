import 'server-only';
import { and, eq, gt, inArray, isNull } from 'drizzle-orm';
import { readShortCode } from '@/lib/crypto/derived-token';
import { shortCodeMacs } from '@/lib/crypto/short-code-mac';
import { hashToken, isToken } from '@/lib/crypto/token';
import { handoff as handoffs } from '@/lib/db/console-schema';
import type { Transaction } from '@/lib/db/database';
import type { OpenHandoffInput } from '@/lib/forms/handoff';
import type { Services } from '@/lib/services/services';
import type { Attempt } from '../attempt';
import type { Handoff } from './handoff-of-attempt';

/** Returns the hand-off that a token or a short code names, in any state, or null. */
export async function findHandoff(
  { db, keys }: Pick<Services, 'db' | 'keys'>,
  { token, code }: Pick<OpenHandoffInput, 'token' | 'code'>,
): Promise<Handoff | null> {
  if (token !== undefined && !isToken(token)) return null;
  const shortCode = code === undefined ? null : readShortCode(code);
  const which =
    token !== undefined
      ? eq(handoffs.id, hashToken(token))
      : shortCode !== null && inArray(handoffs.codeMac, shortCodeMacs(keys, shortCode));
  if (!which) return null;
  const [found] = await db.select().from(handoffs).where(which);
  return found ?? null;
}

/**
 * Claims a hand-off for one attempt with one conditional update, which only the first of several requests wins. The
 * hand-off must be unopened, unused, not ended and not expired. It then lasts at least as long as the attempt.
 * `isHandoffBacked` checks whether its creator may still hand off.
 */
export async function claimHandoff(
  tx: Transaction,
  { id, expiresAt }: Pick<Handoff, 'id' | 'expiresAt'>,
  attempt: Pick<Attempt, 'id' | 'expiresAt'>,
  now: Date,
): Promise<boolean> {
  const claimed = await tx
    .update(handoffs)
    .set({ openedAt: now, attemptId: attempt.id, expiresAt: laterOf(expiresAt, attempt.expiresAt) })
    .where(
      and(
        eq(handoffs.id, id),
        isNull(handoffs.openedAt),
        isNull(handoffs.usedAt),
        isNull(handoffs.endedAt),
        gt(handoffs.expiresAt, now),
      ),
    )
    .returning({ id: handoffs.id });
  return claimed.length === 1;
}

function laterOf(one: Date, other: Date): Date {
  return one > other ? one : other;
}
