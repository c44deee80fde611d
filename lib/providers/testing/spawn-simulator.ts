import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { z } from 'zod';

export type SpawnedSimulator = {
  url: string;
  /** Calls the simulator's control endpoint: GET without a body, POST with one. Returns the parsed JSON. */
  control(name: string, body?: unknown): Promise<unknown>;
  stop(): Promise<void>;
};

const readySchema = z.object({ ready: z.literal(true), url: z.string() });

/** Starts `simulators/<name>/server.ts` in a separate process, on a free loopback port. */
export async function spawnSimulator(name: string, args: readonly string[] = []): Promise<SpawnedSimulator> {
  const script = `simulators/${name}/server.ts`;
  const child = spawn(process.execPath, ['--import', 'tsx', script, '--port', '0', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const kill = () => child.kill();
  process.once('exit', kill);
  const exited = once(child, 'exit');
  const line = await Promise.race([
    once(createInterface({ input: child.stdout }), 'line').then(([first]) => String(first)),
    exited.then(() => {
      throw new Error(`the simulator ${name} ended before it was ready`);
    }),
  ]);
  const { url } = readySchema.parse(JSON.parse(line));
  return {
    url,
    control: async (path, body) => {
      const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
      const response = await fetch(`${url}/_control/${path}`, init);
      if (!response.ok) throw new Error(`control ${path} answered ${response.status}: ${await response.text()}`);
      return response.json();
    },
    stop: async () => {
      process.off('exit', kill);
      child.kill();
      await exited;
    },
  };
}
