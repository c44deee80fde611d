import 'server-only';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { chainBreakCodes } from '@/lib/audit/check-entry';
import { recordEvent } from '@/lib/audit/record-event';
import { ok, type Result } from '@/lib/base/result';
import type { Database } from '@/lib/db/database';
import { auditHead, setting } from '@/lib/db/schema';
import { sendJob } from '@/lib/jobs/send-job';
import type { Actor } from '@/lib/operators/actor';
import type { NotAllowed } from '@/lib/operators/authorise';
import { mayAct } from '@/lib/operators/may-act';
import { operatorEvent } from '@/lib/operators/operator-event';
import type { Services } from '@/lib/services/services';

/** The last check of the chain. `by` is the operator as in the audit; `at` is when it started or ended. */
const checkSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('running'), by: z.string(), checked: z.number(), total: z.number() }),
  z.object({
    ...{ state: z.literal('whole'), by: z.string(), events: z.number(), lastHash: z.string() },
    personalRemoved: z.number(),
    /** The first signed event, if unsigned ones precede it. */
    since: z.object({ seq: z.number(), at: z.iso.datetime() }).nullable().default(null),
  }),
  z.object({
    ...{ state: z.literal('broken'), by: z.string(), seq: z.number() },
    code: z.enum(chainBreakCodes),
  }),
  z.object({ state: z.literal('failed'), by: z.string() }),
]);
export type ChainCheck = z.output<typeof checkSchema>;

const name = 'audit-check';
/** A check without progress for this long was interrupted. */
const silentMs = 120_000;

/** Returns the last check and its time; null if there was none. Refuses with the codes of `searchAudit`. */
export async function readChainCheck(
  services: Pick<Services, 'db' | 'clock'>,
  actor: Actor,
): Promise<Result<{ check: ChainCheck; at: Date } | null, NotAllowed>> {
  const now = services.clock();
  const allowed = await mayAct(services, actor, 'audit.read');
  if (!allowed.ok) return allowed;
  const [row] = await services.db.select().from(setting).where(eq(setting.name, name));
  if (!row) return ok(null);
  const check = checkSchema.parse(JSON.parse(row.value));
  const isSilent = check.state === 'running' && now.getTime() - row.updatedAt.getTime() > silentMs;
  return ok({ check: isSilent ? { state: 'failed', by: check.by } : check, at: row.updatedAt });
}

/** Queues a check of the whole chain and records that. Does nothing if one is queued or running. */
export async function startChainCheck(services: Services, actor: Actor): Promise<Result<void, NotAllowed>> {
  const now = services.clock();
  const allowed = await mayAct(services, actor, 'audit.read');
  if (!allowed.ok) return allowed;
  const by = `operator:${actor.operator.id}`;
  await services.db.transaction(async (tx) => {
    const sent = await sendJob({ jobs: services.jobs, tx }, 'verify-audit', { by }, { key: 'audit' });
    if (sent === null) return;
    const [head] = await tx.select().from(auditHead);
    await storeChainCheck(tx, { state: 'running', by, checked: 0, total: head?.seq ?? 0 }, now);
    await recordEvent(tx, operatorEvent(actor, now, { action: 'audit_checked', outcome: 'started' }));
  });
  return ok();
}

export async function storeChainCheck(db: Database, check: ChainCheck, now: Date): Promise<void> {
  const value = JSON.stringify(check);
  await db
    .insert(setting)
    .values({ name, value, updatedAt: now })
    .onConflictDoUpdate({ target: setting.name, set: { value, updatedAt: now } });
}
