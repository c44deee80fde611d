import { join } from 'node:path';
import { type PortalOptions, startPortal, startSimulator } from './bench-portal';
import { forgetPeak, readCpuMs, readPeakMb, readPssMb } from './process-usage';
import { untilAccountsAreRead } from './until-accounts-are-read';

export type IndexRun = { accounts: number; seconds: number; cpuSeconds: number; peakRssMb: number; pssMb: number };

/** Measures reading this many accounts into an empty index, at the rate that the vendor's limits allow. */
export async function measureIndex(options: Omit<PortalOptions, 'volcengine'>, accounts: number): Promise<IndexRun> {
  const simulator = await startSimulator(join(options.folder, '..'), accounts);
  const started = performance.now();
  const portal = await startPortal({ ...options, volcengine: simulator.url });
  try {
    // Ignores the memory peak of start-up, which `start-up` measures, and with it up to the first minute of reading,
    // because `/api/ready` waits that long for the index.
    forgetPeak(portal.pid);
    await untilAccountsAreRead(portal);
    return {
      accounts,
      seconds: (performance.now() - started) / 1000,
      cpuSeconds: readCpuMs(portal.pid) / 1000,
      peakRssMb: readPeakMb(portal.pid),
      pssMb: readPssMb(portal.pid),
    };
  } finally {
    await portal.stop();
    await simulator.stop();
  }
}
