import { type Clock, systemClock } from '@/lib/base/clock';
import type { Logger } from '@/lib/base/logger';

/** A smaller difference is normal for machines with NTP, and harmless. */
const toleratedMs = 5_000;

/**
 * Returns a function that compares this machine's clock with Rekey's and warns once if they differ. Rekey does not
 * depend on it, but the log's timestamps, certificates and vendors' signatures do.
 */
export function createClockWarning(logger: Logger, clock: Clock, system: Clock = systemClock): () => Promise<void> {
  let told = false;
  return async () => {
    const aheadMs = system().getTime() - clock().getTime();
    if (told || Math.abs(aheadMs) <= toleratedMs) return;
    told = true;
    const detail = `${Math.round(Math.abs(aheadMs) / 1000)} seconds ${aheadMs > 0 ? 'ahead' : 'behind'}`;
    logger.warn("this machine's clock differs from the database's; Rekey uses the database's", { detail });
  };
}
