import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { readAppSecret } from '@/lib/config/app-secret';
import { createKeys } from '@/lib/crypto/keys';
import { prepareJobTables } from '@/lib/jobs/prepare-job-tables';
import { buildDatabaseTemplate } from './build-template';
import { openEmbedded } from './open-embedded';
import { setting } from './schema';

// Each test opens databases many times, which is slow on a busy machine.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const projectDir = process.cwd();
let home: string;
/** A data folder after a clean stop, and one after a kill. */
let stopped: string;
let killed: string;

beforeAll(async () => {
  await buildDatabaseTemplate(projectDir, prepareJobTables);
  home = mkdtempSync(join(tmpdir(), 'rekey-data-folder-'));
  stopped = join(home, 'stopped');
  killed = join(home, 'killed');
  const database = await open(stopped);
  await database.db.insert(setting).values({ name: 'kept', value: 'data', updatedAt: new Date() });
  cpSync(stopped, killed, { recursive: true });
  await database.close();
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

function open(dataDir: string) {
  return openEmbedded(dataDir, projectDir, (sealed) => {
    const { current } = readAppSecret({ DATA_DIR: dataDir }, sealed);
    return createKeys(current).all.map(({ id }) => id);
  });
}

let copies = 0;
function copyOf(folder: string): string {
  copies += 1;
  const copy = join(home, String(copies));
  cpSync(folder, copy, { recursive: true });
  return copy;
}

/** Lists every file and folder with its size and modification time. The lock holds no data and may be created. */
function listTree(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => !path.startsWith('database.lock'))
    .map((path) => ({ path, stat: statSync(join(folder, path), { bigint: true }) }))
    .map(({ path, stat }) => `${path} ${stat.isFile() ? `${stat.size} ${stat.mtimeNs}` : ''}`);
}

async function expectRefusedUnchanged(dataDir: string, what: RegExp): Promise<void> {
  const before = listTree(dataDir);
  const failure = await open(dataDir).then(
    () => null,
    (error: Error) => error,
  );
  expect(failure?.message).toMatch(what);
  expect(listTree(dataDir)).toEqual(before);
}

const damages = {
  missing: (path: string) => rmSync(path, { recursive: true }),
  empty: (path: string) => writeFileSync(path, ''),
  truncated: (path: string) => writeFileSync(path, readFileSync(path).subarray(0, readFileSync(path).length / 2)),
  foreign: (path: string) =>
    writeFileSync(
      path,
      readFileSync(path).map((byte) => byte ^ 1),
    ),
};

/** Lists everything at the top, every folder, and the first files in each. */
function partsOf(folder: string): { path: string; size: number; isFile: boolean }[] {
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const seen = new Map<string, number>();
  return all.flatMap((path) => {
    const stat = statSync(join(folder, path));
    const count = (seen.get(dirname(path)) ?? 0) + 1;
    seen.set(dirname(path), count);
    const isWanted =
      !/^database\.(lock|owner)/.test(path) && (stat.isDirectory() || count < 3 || dirname(path) === '.');
    return isWanted ? [{ path, size: stat.size, isFile: stat.isFile() }] : [];
  });
}

describe('a data folder that was closed cleanly', () => {
  test('opens again with its contents, even after a move', async () => {
    const database = await open(copyOf(stopped));
    expect(await database.db.select().from(setting)).toMatchObject([{ name: 'kept' }]);
    await database.close();
  });

  test.each(['missing', 'empty', 'truncated', 'foreign'] as const)(
    'is refused with any of its files %s, and no byte of it changes (T4)',
    async (damage) => {
      const folder = copyOf(stopped);
      const parts = partsOf(folder).filter(({ isFile, size }) => damage === 'missing' || (isFile && size > 0));
      expect(parts.length).toBeGreaterThan(15);
      for (const { path } of parts) {
        const damaged = join(folder, path);
        damages[damage](damaged);
        await expectRefusedUnchanged(folder, /not complete|secret|not usable/);
        rmSync(damaged, { recursive: true, force: true });
        cpSync(join(stopped, path), damaged, { recursive: true });
      }
      const database = await open(folder);
      expect(await database.db.select().from(setting)).toMatchObject([{ name: 'kept' }]);
      await database.close();
    },
  );

  test('is refused with the database of another installation, or with parts of an older copy of itself (T4)', async () => {
    const other = copyOf(stopped);
    rmSync(join(other, 'database'), { recursive: true });
    const elsewhere = await open(join(home, 'elsewhere'));
    await elsewhere.close();
    cpSync(join(home, 'elsewhere', 'database'), join(other, 'database'), { recursive: true });
    await expectRefusedUnchanged(other, /belong to different databases/);

    const later = copyOf(stopped);
    const database = await open(later);
    await database.db.insert(setting).values({ name: 'later', value: 'data', updatedAt: new Date() });
    await database.close();
    cpSync(join(stopped, 'database', 'base'), join(later, 'database', 'base'), { recursive: true });
    await expectRefusedUnchanged(later, /not complete: database\/base\/5\/.* not as they were when Rekey stopped/);
  });

  test('is refused with another secret, before anything is changed (T4)', async () => {
    const folder = copyOf(stopped);
    writeFileSync(join(folder, 'app-secret'), Buffer.alloc(32, 7).toString('base64'));
    await expectRefusedUnchanged(folder, /created with another master secret/);
  });
});

describe('a data folder after a kill', () => {
  const essential = [
    ...['app-secret', 'database', 'database.ready', 'database/rekey.id', 'database/PG_VERSION', 'database/base'],
    ...['database/base/5', 'database/base/5/pg_filenode.map', 'database/global', 'database/global/pg_control'],
    ...['database/global/pg_filenode.map', 'database/pg_wal', 'database/pg_wal/000000010000000000000001'],
    ...['database/pg_xact', 'database/pg_xact/0000', 'database/pg_multixact/offsets/0000', 'database/pg_notify'],
    ...['database/pg_logical', 'database/pg_tblspc', 'database/postgresql.conf', 'database/pg_hba.conf'],
  ];

  test('opens again with its contents', async () => {
    const database = await open(copyOf(killed));
    expect(await database.db.select().from(setting)).toMatchObject([{ name: 'kept' }]);
    await database.close();
  });

  test('is refused if a part is missing that a server needs to start, and no byte of it changes (T4)', async () => {
    const folder = copyOf(killed);
    for (const path of essential) {
      rmSync(join(folder, path), { recursive: true });
      await expectRefusedUnchanged(folder, /not complete|secret is missing/);
      cpSync(join(killed, path), join(folder, path), { recursive: true });
    }
  });

  test('is refused with such a part empty or of another version (T4)', async () => {
    const folder = copyOf(killed);
    for (const path of essential.filter((path) => statSync(join(killed, path)).isFile())) {
      writeFileSync(join(folder, path), '');
      await expectRefusedUnchanged(folder, /not complete|not usable/);
      cpSync(join(killed, path), join(folder, path));
    }
    writeFileSync(join(folder, 'database', 'PG_VERSION'), '17\n');
    await expectRefusedUnchanged(folder, /database\/PG_VERSION is missing or damaged/);
  });

  test('is refused with a table missing, and nothing is created in its place (T4)', async () => {
    const folder = copyOf(killed);
    const tables = readdirSync(join(folder, 'database', 'base', '5')).filter((name) => /^1[6-9]\d{3}$/.test(name));
    const table = join(folder, 'database', 'base', '5', String(tables.at(-1)));
    rmSync(table);
    await expect(open(folder)).rejects.toMatchObject({ code: 'incomplete' });
    expect(existsSync(table)).toBe(false);
  });

  test('is refused with the database of another installation (T4)', async () => {
    const folder = copyOf(killed);
    writeFileSync(join(folder, 'database', 'rekey.id'), 'another');
    await expectRefusedUnchanged(folder, /belong to different databases/);
  });
});

describe('a data folder of an earlier version', () => {
  function asEarlier(): string {
    const folder = copyOf(stopped);
    writeFileSync(join(folder, 'database.ready'), '{"format":1,"createdAt":"2026-01-01T00:00:00.000Z"}\n');
    rmSync(join(folder, 'database', 'rekey.id'));
    return folder;
  }

  test('opens with its contents, and is like a new one from then on', async () => {
    const folder = asEarlier();
    const database = await open(folder);
    expect(await database.db.select().from(setting)).toMatchObject([{ name: 'kept' }]);
    await database.close();
    expect(JSON.parse(readFileSync(join(folder, 'database.ready'), 'utf8'))).toMatchObject({ format: 2 });
    rmSync(join(folder, 'database', 'rekey.id'));
    await expectRefusedUnchanged(folder, /rekey\.id is missing/);
  });

  test('is refused without its mark or its secret (T4)', async () => {
    const folder = asEarlier();
    rmSync(join(folder, 'app-secret'));
    await expectRefusedUnchanged(folder, /secret is missing/);
    cpSync(join(stopped, 'app-secret'), join(folder, 'app-secret'));
    rmSync(join(folder, 'database.ready'));
    await expectRefusedUnchanged(folder, /database\.ready is missing/);
  });
});

describe('a data folder without a database', () => {
  test('is refused if only the secret is left: the rest was lost (T4)', async () => {
    const folder = join(home, 'secret-only');
    mkdirSync(folder);
    cpSync(join(stopped, 'app-secret'), join(folder, 'app-secret'));
    await expectRefusedUnchanged(folder, /app-secret exists, but database and database\.ready are missing/);
  });

  test('resumes a first start that was interrupted at any point, and keeps its secret (T4)', async () => {
    const complete = copyOf(stopped);
    const interrupt = {
      'before the secret': (folder: string) => mkdirSync(join(folder, 'database.unfinished'), { recursive: true }),
      'in the copy': (folder: string) => {
        mkdirSync(join(folder, 'database.unfinished', 'database', 'base'), { recursive: true });
        cpSync(join(complete, 'app-secret'), join(folder, 'app-secret'));
      },
      'before the mark': (folder: string) => {
        cpSync(killed, folder, { recursive: true });
        rmSync(join(folder, 'database.ready'));
        cpSync(join(folder, 'database', 'rekey.id'), join(folder, 'database', 'rekey.new'));
        rmSync(join(folder, 'database', 'rekey.id'));
      },
      'after the mark': (folder: string) => {
        cpSync(killed, folder, { recursive: true });
        cpSync(join(folder, 'database', 'rekey.id'), join(folder, 'database', 'rekey.new'));
        rmSync(join(folder, 'database', 'rekey.id'));
      },
    };
    for (const [name, prepare] of Object.entries(interrupt)) {
      const folder = join(home, name);
      prepare(folder);
      const secret = existsSync(join(folder, 'app-secret')) ? readFileSync(join(folder, 'app-secret'), 'utf8') : null;
      const database = await open(folder);
      await database.close();
      expect(existsSync(join(folder, 'database', 'rekey.id')), name).toBe(true);
      expect(existsSync(join(folder, 'database.unfinished')), name).toBe(false);
      if (secret) expect(readFileSync(join(folder, 'app-secret'), 'utf8'), name).toBe(secret);
    }
  }, 180_000);
});
