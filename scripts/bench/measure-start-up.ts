import { rmSync } from 'node:fs';
import { type PortalOptions, startPortal } from './bench-portal';
import { readCpuMs, readPeakMb, readPssMb } from './process-usage';
import { median } from './statistics';

export type StartUp = Record<
  'fresh' | 'existing',
  { readyMs: number; cpuMs: number; pssMb: number; peakRssMb: number }
>;

/** Measures process start to the first 200 of `/api/ready`: without data, and with the data of an earlier run. */
export async function measureStartUp(options: PortalOptions, rounds: number): Promise<StartUp> {
  const fresh = [];
  const existing = [];
  for (let round = 0; round < rounds; round += 1) {
    rmSync(options.folder, { recursive: true, force: true });
    fresh.push(await startOnce(options));
    existing.push(await startOnce(options));
  }
  return { fresh: middle(fresh), existing: middle(existing) };
}

async function startOnce(options: PortalOptions) {
  const portal = await startPortal(options);
  const { readyMs, pid } = portal;
  const seen = { readyMs, cpuMs: readCpuMs(pid), pssMb: readPssMb(pid), peakRssMb: readPeakMb(pid) };
  await portal.stop();
  return seen;
}

function middle(runs: StartUp['fresh'][]): StartUp['fresh'] {
  return {
    readyMs: median(runs.map((run) => run.readyMs)),
    cpuMs: median(runs.map((run) => run.cpuMs)),
    pssMb: median(runs.map((run) => run.pssMb)),
    peakRssMb: median(runs.map((run) => run.peakRssMb)),
  };
}
