import { Client } from 'pg';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { freshPostgresUrl } from '@/lib/testing/database';
import { startRefusingPostgres } from '@/lib/testing/refusing-postgres';
import { openPostgres } from './open-postgres';
import { attempt } from './schema';

test('instances that start at once on an empty database all come up', async () => {
  const url = await freshPostgresUrl();
  const opened = await Promise.all(Array.from({ length: 4 }, () => openPostgres(url, process.cwd())));
  for (const { db } of opened) expect(await db.select().from(attempt)).toEqual([]);
  await Promise.all(opened.map((database) => database.close()));
});

describe('a server that cannot be used is told in one sentence that says what to do, without the password', () => {
  const refusals = {
    'no server': async () => 'postgres://rekey:hunter2@127.0.0.1:1/rekey',
    'no such host': async () => 'postgres://rekey:hunter2@nobody.invalid/rekey',
    'no such database': async () => changed(await freshPostgresUrl(), { pathname: '/nobody' }),
    'no such user': async () => changed(await freshPostgresUrl(), { username: 'nobody' }),
    'no TLS there': async () => changed(await freshPostgresUrl(), { search: '?sslmode=verify-full' }),
    'no right to make tables': async () => {
      const url = await freshPostgresUrl();
      const client = new Client({ connectionString: url });
      await client.connect();
      await client.query(`drop role if exists visitor; create role visitor login`);
      await client.end();
      return changed(url, { username: 'visitor' });
    },
    'a wrong password': () => refusing('28P01', 'auth_failed'),
    'no rule in pg_hba.conf, which is also how TLS is demanded': () => refusing('28000', 'ClientAuthentication'),
    'a start of its own': () => refusing('57P03', 'ProcessStartupPacket'),
    'a fault nobody expects': () => refusing('XX000', 'elog'),
  };

  test.each([
    ['no server', 'unreachable', /^Nothing listens on the host and port in DATABASE_URL: .* \(ECONNREFUSED\)\.$/],
    ['no such host', 'unreachable', /host name in DATABASE_URL.*: correct it.* \((?:ENOTFOUND|EAI_AGAIN)\)\.$/],
    ['no such database', 'unreachable', /has no database with the name in DATABASE_URL: create it.* \(3D000\)\.$/],
    ['no such user', 'unreachable', /does not accept this user: correct the user name.* \(28000\)\.$/],
    ['no TLS there', 'unreachable', /does not support TLS, which DATABASE_URL requires: enable it there/],
    [
      'no right to make tables',
      'unusable',
      /does not let the user in DATABASE_URL create tables: make this user the owner.* \(42501\)\.$/,
    ],
    ['a wrong password', 'unreachable', /refuses the user name or password: correct them.* \(28P01\)\.$/],
    [
      'no rule in pg_hba.conf, which is also how TLS is demanded',
      'unreachable',
      /no rule that lets this user connect.*pg_hba\.conf.*sslmode=verify-full.* \(28000\)\.$/,
    ],
    ['a start of its own', 'unreachable', /is starting or stopping: start Rekey again when it is up \(57P03\)\.$/],
    ['a fault nobody expects', 'unreachable', /does not answer: check that the server is up.* \(XX000\)\.$/],
  ] as const)('%s', async (name, code, message) => {
    const opening = openPostgres(await refusals[name](), process.cwd());
    await expect(opening).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
    await expect(opening).rejects.not.toThrow(/hunter2|nobody/);
  });

  const servers: { close(): void }[] = [];
  afterAll(() => {
    for (const server of servers) server.close();
  });

  async function refusing(code: string, routine: string): Promise<string> {
    const server = await startRefusingPostgres(code, routine);
    servers.push(server);
    return server.url;
  }

  function changed(url: string, parts: Partial<Pick<URL, 'pathname' | 'username' | 'search'>>): string {
    return Object.assign(new URL(url), { password: 'hunter2', ...parts }).href;
  }
});

test('a statement that fails in the middle of its own transaction leaves no broken connection behind', async () => {
  const database = await openPostgres(await freshPostgresUrl(), process.cwd());
  const broken = Array.from({ length: 12 }, () => database.runSql('begin; select 1/0; commit;'));
  const results = await Promise.allSettled(broken);
  expect(results.every((result) => result.status === 'rejected')).toBe(true);
  for (let count = 0; count < 12; count += 1) await database.ping();
  await database.close();
});

test('a start waits for another instance’s migration, however long that takes', async () => {
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
