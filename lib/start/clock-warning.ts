import { type Clock, systemClock } from '@/lib/base/clock';
import type { Logger } from '@/lib/base/logger';

/** Less is normal where machines keep the time by NTP, and harms nobody. */
const toleratedMs = 5_000;

/**
 * Answers a function that compares the clock of this machine with the one Rekey works by, and says once that they
 * differ. Nothing of Rekey depends on it, but the log's own times, certificates and vendors' signatures do.
 */
export function createClockWarning(logger: Logger, clock: Clock, system: Clock = systemClock): () => Promise<void> {
  let told = false;
  return async () => {
    const aheadMs = system().getTime() - clock().getTime();
    if (told || Math.abs(aheadMs) <= toleratedMs) return;
    told = true;
    const detail = `${Math.round(Math.abs(aheadMs) / 1000)} seconds ${aheadMs > 0 ? 'ahead' : 'behind'}`;
    logger.warn("this machine's clock differs from the database's, which is used", { detail });
  };
}
