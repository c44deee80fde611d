import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { BenchPortal } from './bench-portal';
import { readCpuMs } from './process-usage';
import type { Percentiles } from './statistics';

export type FrontPage = {
  slots: { gets: number; perSecond: number; ms: Percentiles }[];
  cpuMsPerGet: number;
};

/**
 * Measures `GET /` with 16 concurrent connections from a separate process, in three consecutive slots to reveal a
 * decay.
 */
export async function measureFrontPage(portal: BenchPortal, secondsPerSlot: number): Promise<FrontPage> {
  const before = readCpuMs(portal.pid);
  const client = `${import.meta.dirname}/front-page-client.ts`;
  const args = ['--import', 'tsx', client, portal.origin, '3', String(secondsPerSlot)];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  const slots = JSON.parse(stdout) as FrontPage['slots'];
  const gets = slots.reduce((total, slot) => total + slot.gets, 0);
  return { slots, cpuMsPerGet: (readCpuMs(portal.pid) - before) / gets };
}
