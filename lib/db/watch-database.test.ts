import { expect, test } from 'vitest';
import { freshPostgresUrl } from '@/lib/testing/database';
import type { OpenDatabase } from './database';
import { openPostgres } from './open-postgres';
import { askDatabase, databaseState, onDatabaseDown } from './watch-database';

async function expectRecovery(database: OpenDatabase): Promise<void> {
  expect(await askDatabase(database, '.')).toBe(null);
  expect(databaseState().fault).toBe(null);
}

test('a database that becomes read-only is reported as such, and again when it accepts writes (T10)', async () => {
  const url = await freshPostgresUrl();
  const database = await openPostgres(url, process.cwd());
  const name = new URL(url).pathname.slice(1);
  await database.runSql(`alter database "${name}" set default_transaction_read_only = on`);
  let heard = 0;
  const forget = onDatabaseDown(() => {
    heard += 1;
  });
  expect(await askDatabase(database, '.')).toBe('read_only');
  expect(databaseState().fault).toBe('read_only');
  expect(heard).toBe(1);
  forget();
  await database.runSql(`alter database "${name}" reset default_transaction_read_only`);
  await expectRecovery(database);
  await database.close();
});

test('a lost database and one that does not respond are distinguished (T10, F15)', async () => {
  const gone = {
    kind: 'postgresql',
    ping: () => Promise.reject(Object.assign(new Error('x'), { code: 'ECONNREFUSED' })),
  };
  expect(await askDatabase(gone as unknown as OpenDatabase, '.')).toBe('unreachable');
  const hanging = { kind: 'postgresql', ping: () => new Promise(() => undefined) };
  expect(await askDatabase(hanging as unknown as OpenDatabase, '.')).toBe('hanging');
  const wrapped = Object.assign(new Error('No space left'), { code: '53100' });
  const filled = { kind: 'postgresql', ping: () => Promise.reject(new Error('failed', { cause: wrapped })) };
  expect(await askDatabase(filled as unknown as OpenDatabase, '.')).toBe('full');
});
