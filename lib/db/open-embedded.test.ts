import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs, { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { prepareAudit } from '@/lib/audit/prepare-audit';
import { verifyChain } from '@/lib/audit/verify-chain';
import { systemClock } from '@/lib/base/clock';
import { prepareJobTables } from '@/lib/jobs/prepare-job-tables';
import { testKeys } from '@/lib/testing/database';
import { buildDatabaseTemplate } from './build-template';
import { openEmbedded } from './open-embedded';
import { localAccount, setting } from './schema';

// Each test opens databases many times, which is slow on a busy machine.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const projectDir = process.cwd();
let folder: string;
const children: ChildProcess[] = [];

beforeAll(async () => {
  await buildDatabaseTemplate(projectDir, prepareJobTables);
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rekey-embedded-'));
});
afterEach(async () => {
  for (const child of children.splice(0)) await kill(child);
  rmSync(folder, { recursive: true, force: true });
});

function startWriter(dataDir: string) {
  const script = resolve('lib/audit/testing/write-audit-forever.ts');
  const child = spawn(process.execPath, ['--import', './scripts/register.mjs', script, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  return { child, lines: createInterface({ input: child.stdout })[Symbol.asyncIterator]() };
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

test('a database template is readable by the user that runs Rekey, no matter who built it (F21)', async () => {
  const bare = join(folder, 'project');
  mkdirSync(bare);
  for (const name of ['drizzle', 'node_modules']) symlinkSync(resolve(name), join(bare, name));
  const before = process.umask(0o077);
  try {
    const template = await buildDatabaseTemplate(bare, prepareJobTables);
    const entries = fs.readdirSync(template, { recursive: true, encoding: 'utf8' }).map((name) => join(template, name));
    for (const path of [join(bare, '.cache'), template, ...entries])
      expect(fs.statSync(path).mode & 0o044, path).toBe(0o044);
  } finally {
    process.umask(before);
  }
});

describe('one process at a time', () => {
  test('a second opener in the same process is refused, and may open after the first has closed', async () => {
    const first = await openEmbedded(folder, projectDir);
    await expect(openEmbedded(folder, projectDir)).rejects.toMatchObject({ code: 'in_use' });
    await first.close();
    await (await openEmbedded(folder, projectDir)).close();
  });

  test('another process is refused with its holder named; after kill -9 the folder is free at once and whole', async () => {
    let stored = 0;
    for (let round = 0; round < 3; round += 1) {
      const { child, lines } = startWriter(folder);
      expect((await lines.next()).value).toBe('open');
      await expect(openEmbedded(folder, projectDir)).rejects.toThrow(
        new RegExp(`in use by another process \\(pid ${child.pid}`),
      );
      for (let count = 0; count < 40 + round * 13; count += 1) {
        expect((await lines.next()).value).toBe('stored');
        stored += 1;
      }
      await kill(child);
      const database = await openEmbedded(folder, projectDir);
      await prepareAudit(database.db, testKeys, systemClock, false);
      const verdict = await verifyChain(database.db);
      await database.close();
      expect(verdict).toMatchObject({ ok: true });
      expect(verdict.ok && verdict.value.events).toBeGreaterThanOrEqual(stored);
      stored = verdict.ok ? verdict.value.events : 0;
    }
  });
});

describe('the first start', () => {
  test('works again after a kill -9 at any moment of it', async () => {
    for (const pauseMs of [0, 40, 120, 300]) {
      const dataDir = join(folder, String(pauseMs));
      const { child } = startWriter(dataDir);
      while (!existsSync(join(dataDir, 'database.lock'))) await sleep(5);
      await sleep(pauseMs);
      await kill(child);
      const database = await openEmbedded(dataDir, projectDir);
      expect(await database.db.select().from(localAccount)).toEqual([]);
      await database.close();
    }
  });

  test('works without a database template', async () => {
    const bare = join(folder, 'project');
    mkdirSync(bare);
    for (const name of ['drizzle', 'node_modules']) symlinkSync(resolve(name), join(bare, name));
    const database = await openEmbedded(join(folder, 'data'), bare);
    await prepareAudit(database.db, testKeys, systemClock, false);
    expect(await verifyChain(database.db)).toMatchObject({ ok: true });
    await database.close();
  });

  test('a damaged folder is refused and left unchanged', async () => {
    await (await openEmbedded(folder, projectDir)).close();
    writeFileSync(join(folder, 'database', 'PG_VERSION'), 'x');
    await expect(openEmbedded(folder, projectDir)).rejects.toMatchObject({ code: 'incomplete' });
    expect(existsSync(join(folder, 'database', 'base'))).toBe(true);
  });
});

test('every commit reaches the disk before it is acknowledged', async () => {
  const database = await openEmbedded(folder, projectDir);
  const { fdatasyncSync } = fs;
  let synced = 0;
  fs.fdatasyncSync = (descriptor) => {
    synced += 1;
    fdatasyncSync(descriptor);
  };
  syncBuiltinESMExports();
  try {
    for (let number = 1; number <= 10; number += 1) {
      await database.db.insert(setting).values({ name: `n${number}`, value: '', updatedAt: new Date() });
      expect(synced).toBeGreaterThanOrEqual(number);
    }
    const { rows } = await database.runSql('select name, setting from pg_settings where name = any($1)', [
      ['fsync', 'synchronous_commit', 'full_page_writes'],
    ]);
    expect(rows.map((row) => row['setting'])).toEqual(['on', 'on', 'on']);
  } finally {
    fs.fdatasyncSync = fdatasyncSync;
    syncBuiltinESMExports();
    await database.close();
  }
});
