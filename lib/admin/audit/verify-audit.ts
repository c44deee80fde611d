import 'server-only';
import { truncationCodes } from '@/lib/audit/check-entry';
import { recordEvent } from '@/lib/audit/record-event';
import { readRemembered } from '@/lib/audit/remembered-checkpoint';
import { verifyChain } from '@/lib/audit/verify-chain';
import { err, ok } from '@/lib/base/result';
import type { Transaction } from '@/lib/db/database';
import type { JobHandler } from '@/lib/jobs/start-workers';
import type { Services } from '@/lib/services/services';
import { type ChainCheck, storeChainCheck } from './chain-check';

/** Events between two stored progress values, and the pause after each batch, which lets other work run. */
const tellEvery = 20_000;
const pauseMs = 5;

/**
 * The job that checks the chain of the audit, stores the result and records it. `stopped`: the process is shutting
 * down.
 */
export function verifyAudit(services: Services): JobHandler<'verify-audit'> {
  const { db, clock, logger } = services;
  return async ({ by }, { signal }) => {
    const remembered = readRemembered(services.env.DATA_DIR);
    const verdict = await verifyChain(db, remembered, async (checked, total) => {
      signal.throwIfAborted();
      if (checked % tellEvery === 0) await storeChainCheck(db, { state: 'running', by, checked, total }, clock());
      await services.sleep(pauseMs);
    }).catch((error: unknown) => {
      if (signal.aborted) return null;
      throw error;
    });
    const check: ChainCheck =
      verdict === null
        ? { state: 'failed', by }
        : verdict.ok
          ? { state: 'whole', by, ...verdict.value, since: sinceText(verdict.value.since) }
          : { state: 'broken', by, ...verdict.error };
    if (check.state === 'broken')
      logger.error('the audit is broken', { code: check.code, detail: `event ${check.seq}` });
    await db.transaction(async (tx) => {
      await storeChainCheck(tx, check, clock());
      await recordOutcome(tx, by, check, clock());
    });
    return verdict === null ? err({ code: 'stopped', isFinal: true }) : ok();
  };
}

function sinceText(since: { seq: number; at: Date } | null) {
  return since && { seq: since.seq, at: since.at.toISOString() };
}

async function recordOutcome(tx: Transaction, by: string, check: ChainCheck, at: Date): Promise<void> {
  const base = { action: 'audit_checked', actor: by as `operator:${string}`, at } as const;
  if (check.state === 'whole') {
    const detail = { result: check.since ? 'intact_since' : 'intact', events: check.events };
    return recordEvent(tx, { ...base, outcome: 'ok', detail });
  }
  if (check.state !== 'broken') return recordEvent(tx, { ...base, outcome: 'unknown' });
  const result = truncationCodes.includes(check.code) ? 'truncated' : 'rewritten';
  return recordEvent(tx, { ...base, outcome: 'failed', detail: { result, code: check.code, event: check.seq } });
}
