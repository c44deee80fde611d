import 'server-only';
import { verifyChain } from '@/lib/audit/verify-chain';
import type { JobHandler } from '@/lib/jobs/start-workers';
import { err, ok } from '@/lib/result';
import type { Services } from '@/lib/services';
import { storeChainCheck } from './chain-check';

/** How often it is written down how far the check is, and how long others come first after every thousand events. */
const tellEvery = 20_000;
const pauseMs = 5;

/** The job that checks the chain of the audit and remembers what it found. `stopped`: the process ends. */
export function verifyAudit(services: Services): JobHandler<'verify-audit'> {
  const { db, clock, logger } = services;
  return async ({ by }, { signal }) => {
    const verdict = await verifyChain(db, async (checked, total) => {
      signal.throwIfAborted();
      if (checked % tellEvery === 0) await storeChainCheck(db, { state: 'running', by, checked, total }, clock());
      await services.sleep(pauseMs);
    }).catch((error: unknown) => {
      if (signal.aborted) return null;
      throw error;
    });
    if (verdict === null) {
      await storeChainCheck(db, { state: 'failed', by }, clock());
      return err({ code: 'stopped', isFinal: true });
    }
    if (verdict.ok) {
      await storeChainCheck(db, { state: 'whole', by, ...verdict.value }, clock());
      return ok();
    }
    logger.error('the audit is broken', { code: verdict.error.code, detail: `event ${verdict.error.seq}` });
    await storeChainCheck(db, { state: 'broken', by, ...verdict.error }, clock());
    return ok();
  };
}
