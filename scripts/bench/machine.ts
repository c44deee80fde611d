import { pbkdf2Sync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { median } from './statistics';

export type Machine = {
  cpu: string;
  cores: number;
  node: string;
  /** PBKDF2-SHA256, 100,000 rounds, in milliseconds: the best and the median of 9. */
  calibrationMs: { best: number; median: number };
  /** Idle share of the machine's CPU during 4 s before the first run, in per cent. */
  idlePercent: number;
};

/** Describes the machine of the measurement. Machines drift: compare figures only together with their calibration. */
export async function describeMachine(): Promise<Machine> {
  const before = readMachineMs();
  await wait(4_000);
  const after = readMachineMs();
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    node: process.version,
    calibrationMs: calibrate(),
    idlePercent: 100 * (1 - (after.busy - before.busy) / (after.total - before.total)),
  };
}

function calibrate(): Machine['calibrationMs'] {
  const runs = Array.from({ length: 9 }, () => {
    const start = performance.now();
    pbkdf2Sync('calibration', 'salt', 100_000, 32, 'sha256');
    return performance.now() - start;
  });
  return { best: Math.min(...runs), median: median(runs) };
}

/** Returns the CPU time of all cores since boot, in milliseconds: used and total. */
export function readMachineMs(): { busy: number; total: number } {
  const [line = ''] = readFileSync('/proc/stat', 'utf8').split('\n');
  const [user = 0, nice = 0, system = 0, idle = 0, iowait = 0, irq = 0, softirq = 0, steal = 0] = line
    .split(/\s+/)
    .slice(1)
    .map(Number);
  const busy = user + nice + system + irq + softirq + steal;
  return { busy: busy * 10, total: (busy + idle + iowait) * 10 };
}
