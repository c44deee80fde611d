import { setTimeout as wait } from 'node:timers/promises';
import type { BenchPortal, BenchSimulator } from './bench-portal';
import type { CodeSink } from './code-sink';
import { readMachineMs } from './machine';
import { openBrowser } from './person-browser';
import { readCpuMs } from './process-usage';
import { type FlowResult, resetPassword, type StepName, stepNames } from './reset-flow';
import { type Percentiles, percentiles } from './statistics';

export type ResetRun = {
  atATime: number;
  completed: number;
  failed: string[];
  perSecond: number;
  /** CPU time per completed reset, in milliseconds. */
  cpuMs: { portal: number; simulator: number; client: number };
  /** Share of the machine's CPU used by other processes, in per cent. Above 10, the run is not reliable. */
  othersPercent: number;
  flowMs: Percentiles;
  stepMs: Record<StepName, Percentiles>;
};

export type ResetParts = {
  portal: BenchPortal;
  simulator: BenchSimulator;
  sink: CodeSink;
  /** E-mail addresses of the users, used in turn. */
  people: readonly string[];
  /** Verifies after a reset, outside its measured time, that the new password is accepted. */
  prove?: (email: string, password: string) => Promise<void>;
};

let turn = 0;

/** Runs resets with `atATime` concurrent users, for a number of seconds or resets, whichever ends first. */
export async function runResets(
  parts: ResetParts,
  limits: { atATime: number; seconds: number; resets?: number },
): Promise<ResetRun> {
  const { portal, simulator, sink, people } = parts;
  const flows: FlowResult[] = [];
  const failed: string[] = [];
  const noticesBefore = sink.notices();
  const before = readAll(portal, simulator);
  const start = performance.now();
  const until = start + limits.seconds * 1000;
  let left = limits.resets ?? Number.POSITIVE_INFINITY;

  async function person(): Promise<void> {
    const browser = openBrowser(portal.origin);
    while (performance.now() < until && left > 0) {
      left -= 1;
      const email = people[turn++ % people.length] ?? '';
      try {
        const flow = await resetPassword(browser, sink, email);
        await parts.prove?.(email, flow.password);
        flows.push(flow);
      } catch (error) {
        failed.push(error instanceof Error ? error.message : String(error));
        if (failed.length > 50) break;
      }
    }
    browser.close();
  }
  await Promise.all(Array.from({ length: limits.atATime }, person));
  const seconds = (performance.now() - start) / 1000;
  // The notices are part of the cost of a reset.
  for (let waited = 0; sink.notices() - noticesBefore < flows.length && waited < 5_000; waited += 50) await wait(50);
  const after = readAll(portal, simulator);
  const used = (part: 'portal' | 'simulator' | 'client' | 'busy') => after[part] - before[part];
  const others = used('busy') - used('portal') - used('simulator') - used('client');
  return {
    atATime: limits.atATime,
    completed: flows.length,
    failed,
    perSecond: flows.length / seconds,
    cpuMs: {
      portal: used('portal') / flows.length,
      simulator: used('simulator') / flows.length,
      client: used('client') / flows.length,
    },
    othersPercent: (100 * others) / (after.total - before.total),
    flowMs: percentiles(flows.map((flow) => flow.totalMs)),
    stepMs: Object.fromEntries(
      stepNames.map((name) => [name, percentiles(flows.map((flow) => flow.stepMs[name]))]),
    ) as Record<StepName, Percentiles>,
  };
}

function readAll(portal: BenchPortal, simulator: BenchSimulator) {
  const { user, system } = process.cpuUsage();
  return {
    portal: readCpuMs(portal.pid),
    simulator: readCpuMs(simulator.pid),
    client: (user + system) / 1000,
    ...readMachineMs(),
  };
}
