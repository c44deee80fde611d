import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Answer, createFormClient, type FormClient } from '@/e2e/form-client';
import { generatePeople } from '@/e2e/stack/generate-people';
import type { Directory } from '@/e2e/stack/stack';
import { startStack } from '@/e2e/stack/start-stack';
import { buildWhenNeeded } from './build-when-needed.mjs';

/**
 * Measures whether time tells a known name from an unknown one: `pairs` interleaved pairs for each directory, every one
 * from a place of its own. Prints medians and quartiles; by how much they may differ is for the reader to judge.
 */
const pairs = Number(process.argv[2] ?? 200);
const warmUp = 20;
const directories = ['local', 'cloud', 'meeting'] as const;
type Times = Record<'known' | 'unknown', number[]>;

await buildWhenNeeded();
const run = mkdtempSync(join(tmpdir(), 'rekey-sameness-'));
const count = pairs + warmUp;
const people = generatePeople('main', { cloud: count, meeting: count, local: count });
const running = await startStack({ name: 'main', run, people, demo: true });
try {
  process.stdout.write(`${pairs} interleaved pairs each; milliseconds: median (quartiles)\n`);
  for (const directory of directories) {
    for (const [step, times] of Object.entries(await measure(directory))) print(`${directory}, ${step}`, times);
  }
} finally {
  await running.stop();
  rmSync(run, { recursive: true, force: true });
}

async function measure(directory: Directory): Promise<Record<string, Times>> {
  const steps = { start: emptyTimes(), 'page after it': emptyTimes(), 'wrong answer': emptyTimes() };
  for (const [at, person] of people[directory].entries()) {
    const known = person.email;
    const order = [['known', known] as const, ['unknown', known.replace(/^main/, 'nope')] as const];
    if (at % 2 === 1) order.reverse();
    for (const [who, identifier] of order) {
      const client = createFormClient(running.stack.app);
      const first = await client.get('/');
      const started = await timed(() => client.submit('/', first, 'identifier', { identifier }));
      const page = await timed(() => client.get('/verify'));
      const wrong = await timed(() => answerWrongly(client, directory, page.answer));
      if (at < warmUp) continue;
      steps.start[who].push(started.ms);
      steps['page after it'][who].push(page.ms);
      steps['wrong answer'][who].push(wrong.ms);
    }
  }
  return steps;
}

function answerWrongly(client: FormClient, directory: Directory, page: Answer): Promise<Answer> {
  return directory === 'meeting'
    ? client.submit('/verify', page, 'pointX', { pointX: '0' })
    : client.submit('/verify', page, 'code', { code: '000000' });
}

async function timed(task: () => Promise<Answer>): Promise<{ answer: Answer; ms: number }> {
  const startedAt = performance.now();
  const answer = await task();
  return { answer, ms: performance.now() - startedAt };
}

function emptyTimes(): Times {
  return { known: [], unknown: [] };
}

function print(name: string, { known, unknown }: Times): void {
  const show = (values: number[]) =>
    `${quantile(values, 0.5).toFixed(2)} (${quantile(values, 0.25).toFixed(2)}–${quantile(values, 0.75).toFixed(2)})`;
  const difference = (quantile(unknown, 0.5) / quantile(known, 0.5) - 1) * 100;
  process.stdout.write(
    `${name.padEnd(24)} known ${show(known)}  unknown ${show(unknown)}  difference ${difference.toFixed(1)} %\n`,
  );
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
