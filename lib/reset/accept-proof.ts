import 'server-only';
import { timingSafeEqual } from 'node:crypto';
import { and, eq, gt, inArray, isNotNull, lt, type SQL, sql } from 'drizzle-orm';
import type { RequestFacts } from '@/lib/actions/request-facts';
import { recordEvent } from '@/lib/audit/record-event';
import type { AttemptId } from '@/lib/base/ids';
import { err, ok, type Result } from '@/lib/base/result';
import { proofTokenFor } from '@/lib/crypto/derived-token';
import { createCodeMac } from '@/lib/crypto/one-time-code';
import { hashToken } from '@/lib/crypto/token';
import { attempt as attempts } from '@/lib/db/schema';
import type { Refusal } from '@/lib/forms/refusal';
import type { Services } from '@/lib/services/services';
import { type Attempt, whileOpen } from './attempt';
import { attemptEvent } from './attempt-event';
import { codeBinding } from './issue-code';

/** What a correct code returns: the browser's new token. */
export type Proved = { token: string };

type Proof = {
  /** As typed. The second request of a double click sends it again. */
  code: string;
  method: string | null;
  now: Date;
  /** The new values of the row. */
  next: Partial<
    Pick<
      Attempt,
      | 'state'
      | 'verifiedAt'
      | 'expiresAt'
      | 'codeTries'
      | 'codeExpiresAt'
      | 'providerState'
      | 'finishedAt'
      | 'lastError'
    >
  >;
  where?: SQL | undefined;
};

/** A browser repeats its request within this time. */
const repeatSeconds = 60;

/**
 * Moves an attempt on by one proof, exactly once: concurrent requests cannot pass it twice. From then on the browser's
 * previous token opens nothing, so a person who planted or copied it gains nothing from the proof. The caller gives the
 * new token to the browser that sent the code. An attempt without an account is never verified. If another request was
 * first, falls back to `repeatProof`. Refuses with `code_expired`.
 */
export async function acceptProof(
  services: Services,
  attempt: Attempt,
  { code, method, now, next, where }: Proof,
  request: RequestFacts,
): Promise<Result<Proved, Refusal>> {
  const proofs = attempt.proofs + 1;
  const token = proofTokenFor(services.keys, attempt.id, proofs);
  const accepted = await services.db.transaction(async (tx) => {
    const [moved] = await tx
      .update(attempts)
      .set({
        ...next,
        proofs,
        codeMac: null,
        codeTriedAt: now,
        provedTokenHash: hashToken(token),
        provedCodeMac: macOf(services, attempt, code),
      })
      .where(and(whileOpen(attempt.id, now), eq(attempts.proofs, attempt.proofs), isNotNull(attempts.accountId), where))
      .returning({ id: attempts.id });
    if (!moved) return false;
    const detail = { method, ...(next.lastError ? { code: next.lastError } : {}) };
    await recordEvent(tx, attemptEvent(attempt, request, now, { action: 'code_accepted', outcome: 'ok', detail }));
    return true;
  });
  return accepted ? ok({ token }) : repeatProof(services, attempt.id, code, now);
}

/**
 * Returns the same new token to the second request of a double click: without scripts the browser keeps only that
 * response. Requires the correct code again within `repeatSeconds`, and counts as a try. Refuses with `code_expired`.
 */
export async function repeatProof(
  services: Services,
  attemptId: AttemptId,
  code: string,
  now: Date,
): Promise<Result<Proved, Refusal>> {
  const [row] = await services.db
    .update(attempts)
    .set({ codeTries: sql`${attempts.codeTries} + 1` })
    .where(
      and(
        eq(attempts.id, attemptId),
        // `refused`: the right code of an account that is disabled, expired or locked.
        inArray(attempts.state, ['open', 'verified', 'refused']),
        isNotNull(attempts.provedCodeMac),
        gt(attempts.expiresAt, now),
        gt(attempts.codeTriedAt, new Date(now.getTime() - repeatSeconds * 1000)),
        lt(attempts.codeTries, 2 * services.limits.codeTries),
      ),
    )
    .returning();
  const [stored, typed] = [row?.provedCodeMac ?? '', row ? macOf(services, row, code) : ' '].map((mac) =>
    Buffer.from(mac),
  ) as [Buffer, Buffer];
  if (!row || stored.length !== typed.length || !timingSafeEqual(stored, typed)) return err({ code: 'code_expired' });
  return ok({ token: proofTokenFor(services.keys, row.id, row.proofs) });
}

function macOf({ keys }: Pick<Services, 'keys'>, attempt: Attempt, code: string): string {
  return createCodeMac(keys, { ...codeBinding(attempt), purpose: 'repeat' }, code);
}
