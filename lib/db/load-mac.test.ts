import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '@/lib/base/clock';
import { createKeys } from '@/lib/crypto/keys';
import { openTestDatabase } from '@/lib/testing/database';
import type { OpenDatabase } from './database';
import { loadMac } from './load-mac';

const [first, second] = [randomBytes(32).toString('base64'), randomBytes(32).toString('base64')];
let database: OpenDatabase;
beforeAll(async () => {
  database = await openTestDatabase('embedded');
});
afterAll(() => database.close());

test('stays the same across restarts and a change of the master secret', async () => {
  const mac = await loadMac(database.db, createKeys(first), systemClock);
  const hash = mac('pepper', 'x');
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect(mac('other', 'x')).not.toBe(hash);
  expect((await loadMac(database.db, createKeys(first), systemClock))('pepper', 'x')).toBe(hash);
  expect((await loadMac(database.db, createKeys(second, first), systemClock))('pepper', 'x')).toBe(hash);
  // Re-encrypted under the second secret: the first one is no longer needed.
  expect((await loadMac(database.db, createKeys(second), systemClock))('pepper', 'x')).toBe(hash);
  const { rows } = await database.runSql('select value from setting where name = $1', ['provider-mac-key']);
  expect(String(rows[0]?.['value'])).toMatch(/^1\.[0-9a-f]{8}\./);
});

test('refuses to start where the master secret is another one', async () => {
  const other = createKeys(randomBytes(32).toString('base64'));
  await expect(loadMac(database.db, other, systemClock)).rejects.toThrow(/APP_SECRET_PREVIOUS/);
});
