import { and, eq } from 'drizzle-orm';
import type { ContactMethod } from '@/lib/base/contact';
import { err, ok, type Result } from '@/lib/base/result';
import { type CodeBinding, codeFor, createCodeId, createCodeMac } from '@/lib/crypto/one-time-code';
import { createToken } from '@/lib/crypto/token';
import type { Transaction } from '@/lib/db/database';
import { attempt as attempts } from '@/lib/db/schema';
import type { Directory } from '@/lib/directories/directory';
import type { Refusal } from '@/lib/forms/refusal';
import { sendJob } from '@/lib/jobs/send-job';
import type { Account } from '@/lib/providers/types';
import type { Services } from '@/lib/services/services';
import { type Attempt, whileOpen } from './attempt';
import { accountKey } from './limit-keys';
import { provenBy } from './proven-by';
import { mostCodes, spendSilently } from './spend-silently';

/**
 * Creates a new code for an attempt and queues its delivery, in the caller's transaction. The previous code stops
 * working; tries against the account stay counted. The caller spends and reports the limit of the typed name; the limit
 * of the real destination is kept silently. Refuses with `attempt_expired` if the attempt is no longer open or its
 * first proof has passed.
 */
export async function issueCode(
  services: Services,
  tx: Transaction,
  request: {
    attempt: Attempt;
    directory: Directory;
    account: Account | null;
    method: ContactMethod;
    locale: string;
    now: Date;
  },
): Promise<Result<void, Refusal>> {
  const { attempt, directory, account, method, now } = request;
  const address = account?.contacts.find((contact) => contact.method === method)?.address ?? null;
  const contact = address ? `to:${address}` : accountKey({ ...attempt, accountId: null });
  const most = mostCodes(services.limits, services.config.codeDigits, 1);
  const sendAt = await spendSilently({ ...services, db: tx }, attempt, { method, contact, most }, now);
  const destination = sendAt === null ? null : address;
  const codeId = createCodeId(services.keys);
  const minutes = services.limits.codeMinutes[method];
  const expiresAt = new Date(now.getTime() + minutes * 60_000);
  // If nothing is sent, the stored MAC belongs to no code, so no guess can match it.
  const code = (destination && codeFor(services.keys, codeId, services.config.codeDigits)) ?? createToken();
  const [open] = await tx
    .update(attempts)
    .set({
      method,
      locale: request.locale,
      codeId,
      codeMac: createCodeMac(services.keys, codeBinding(attempt), code),
      // Random if nothing is sent, so the rows of known and unknown users look alike.
      codeTo: provenBy(services, { method, address: destination ?? createToken() }),
      codeTries: 0,
      codeSentAt: now,
      codeExpiresAt: expiresAt,
    })
    // Not after the first proof, which the code is for.
    .where(and(whileOpen(attempt.id, now), eq(attempts.proofs, 0)))
    .returning({ id: attempts.id });
  if (!open) return err({ code: 'attempt_expired' });
  const job = {
    codeId,
    attemptId: attempt.id,
    directoryId: directory.id,
    method,
    to: destination,
    locale: request.locale,
    expiresAt: expiresAt.toISOString(),
  };
  await sendJob(
    { jobs: services.jobs, tx },
    'deliver-code',
    job,
    sendAt !== null && sendAt > now ? { startAfter: sendAt } : {},
  );
  return ok();
}

/** What a code is bound to: this attempt and this account, and nothing else. */
export function codeBinding(attempt: Pick<Attempt, 'id' | 'directoryId' | 'accountId'>): CodeBinding {
  return {
    attemptId: attempt.id,
    accountKey: JSON.stringify([attempt.directoryId, attempt.accountId]),
    purpose: 'reset',
  };
}
