import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { type SpawnedSimulator, spawnSimulator } from '@/lib/providers/testing/spawn-simulator';
import { createTestDeps, type TestDeps } from '@/lib/providers/testing/test-deps';
import type { Provider, ProviderDeps } from '@/lib/providers/types';
import { volcengine } from '@/lib/providers/volcengine';
import { type VolcengineSettings, volcengineSettingsSchema } from '../config';

export const secretAccessKey = 'secret-of-the-tests/0123456789+abcd==';

export const wang = {
  userId: 'u-wang',
  userName: 'wang.xiaoming',
  displayName: '王小明',
  email: 'Wang.Xiaoming@Example.com',
  phone: '138 0000-1234',
  password: 'First-Password-1',
};
export const people = [
  wang,
  {
    userName: 'ana',
    displayName: 'Ana Ruiz',
    email: 'ana@example.com',
    phone: '+34600111222',
    password: 'Ana-Password-1',
  },
  { userId: 'u-sync', userName: 'synced', displayName: 'Synced', email: 's@example.com', phone: '', source: 'Sync' },
];

const journalSchema = z.object({
  writes: z.array(
    z.object({ action: z.string(), userId: z.string(), outcome: z.string(), code: z.string().nullable() }),
  ),
  calls: z.record(z.string(), z.number()),
  callTimes: z.array(z.number()),
});

export type TestEnvironment = {
  simulator: SpawnedSimulator;
  settings: VolcengineSettings;
  /** Creates a provider with a fresh index, breaker and clock. */
  open(
    settings?: Partial<VolcengineSettings>,
    overrides?: Partial<ProviderDeps>,
  ): { provider: Provider; deps: TestDeps };
  journal(): Promise<z.output<typeof journalSchema>>;
  switches(changes: Record<string, unknown>): Promise<unknown>;
  signIn(userName: string, password: string): Promise<{ ok: boolean; mustChange: boolean }>;
  /** Restores the initial people, passwords and switches. */
  restore(): Promise<void>;
  stop(): Promise<void>;
};

/** Starts the simulator with three people and returns helpers for the tests of this folder. */
export async function startTestEnvironment(args: readonly string[] = []): Promise<TestEnvironment> {
  const folder = await mkdtemp(join(tmpdir(), 'rekey-volcengine-'));
  const file = join(folder, 'people.json');
  await writeFile(file, JSON.stringify(people));
  const keys = ['--access-key-id', 'AKTEST', '--secret-access-key', secretAccessKey];
  const simulator = await spawnSimulator('volcengine', ['--people', file, ...keys, ...args]);
  const settings = volcengineSettingsSchema.parse({ endpoint: simulator.url, accessKeyId: 'AKTEST', secretAccessKey });
  return {
    simulator,
    settings,
    open: (changes = {}, overrides = {}) => {
      const deps = createTestDeps(overrides);
      return { deps, provider: volcengine.create({ ...settings, ...changes }, deps) };
    },
    journal: async () => journalSchema.parse(await simulator.control('journal')),
    switches: (changes) => simulator.control('switches', changes),
    signIn: async (userName, password) =>
      z
        .object({ ok: z.boolean(), mustChange: z.boolean() })
        .parse(await simulator.control('sign-in', { userName, password })),
    restore: async () => {
      await simulator.control('reset', {});
      await simulator.control('users', people);
    },
    stop: async () => {
      await simulator.stop();
      await rm(folder, { recursive: true });
    },
  };
}
