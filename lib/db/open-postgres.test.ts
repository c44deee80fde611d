import { Client } from 'pg';
import { expect, test, vi } from 'vitest';
import { openPostgres } from './open-postgres';
import { attempt } from './schema';
import { freshPostgresUrl } from './testing/database';

test('instances that start at once on an empty database all come up', async () => {
  const url = await freshPostgresUrl();
  const opened = await Promise.all(Array.from({ length: 4 }, () => openPostgres(url, process.cwd())));
  for (const { db } of opened) expect(await db.select().from(attempt)).toEqual([]);
  await Promise.all(opened.map((database) => database.close()));
});

test('a server that does not answer is told without the URL and its password', async () => {
  const opening = openPostgres('postgres://rekey:hunter2@127.0.0.1:1/rekey', process.cwd());
  await expect(opening).rejects.toMatchObject({
    code: 'unreachable',
    message: expect.stringContaining('ECONNREFUSED'),
  });
  await expect(opening).rejects.not.toThrow(/hunter2/);
});

test('a statement that fails in the middle of its own transaction leaves no broken connection behind', async () => {
  const database = await openPostgres(await freshPostgresUrl(), process.cwd());
  const broken = Array.from({ length: 12 }, () => database.runSql('begin; select 1/0; commit;'));
  const results = await Promise.allSettled(broken);
  expect(results.every((result) => result.status === 'rejected')).toBe(true);
  for (let count = 0; count < 12; count += 1) await database.ping();
  await database.close();
});

test('a start waits for the migration of another instance, however long that takes', async () => {
  const url = await freshPostgresUrl();
  const holder = new Client({ connectionString: url });
  await holder.connect();
  await holder.query('select pg_advisory_lock($1)', [7_350_301]);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const opening = openPostgres(url, process.cwd());
    const waiting = `select 1 from pg_locks where locktype = 'advisory' and not granted
      and database = (select oid from pg_database where datname = current_database())`;
    while ((await holder.query(waiting)).rows.length === 0);
    vi.advanceTimersByTime(10 * 60_000);
    vi.useRealTimers();
    await holder.query('select pg_advisory_unlock($1)', [7_350_301]);
    const database = await opening;
    await database.ping();
    await database.close();
  } finally {
    vi.useRealTimers();
    await holder.end();
  }
});
