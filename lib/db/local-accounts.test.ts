import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databaseKinds, openTestDatabase } from '@/lib/testing/database';
import { addLocalAccount } from './add-local-account';
import type { OpenDatabase } from './database';
import { createLocalAccountStore } from './local-accounts';
import { localAccount } from './schema';

const now = new Date('2026-01-01T00:00:00Z');
const ada = {
  username: 'Ada',
  displayName: 'Ada L.',
  email: 'ada@example.com',
  phone: '+8613800000001',
  passwordHash: 'h0',
};

describe.each(databaseKinds)('local accounts on %s', (kind) => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await openTestDatabase(kind);
  });
  afterAll(() => database.close());

  test('an account is found by each of its names, once per directory', async () => {
    const added = await addLocalAccount(database.db, 'local', ada, now);
    expect(added.ok).toBe(true);
    expect(await addLocalAccount(database.db, 'local', { ...ada, username: 'aDA' }, now)).toEqual({
      ok: false,
      error: 'username_taken',
    });
    expect((await addLocalAccount(database.db, 'other', ada, now)).ok).toBe(true);
    const store = createLocalAccountStore(database.db, 'local');
    for (const identifier of [
      { kind: 'username' as const, value: 'ADA' },
      { kind: 'email' as const, value: 'ada@example.com' },
      { kind: 'phone' as const, value: '+8613800000001' },
    ]) {
      const found = await store.find(identifier);
      expect(found).toHaveLength(1);
      expect(found[0]).toMatchObject({
        id: added.ok ? added.value : '',
        contacts: [
          { method: 'email', address: 'ada@example.com' },
          { method: 'sms', address: '+8613800000001' },
        ],
        ...{ status: 'active', passwordHash: 'h0', history: [], mustChange: false, lockedUntil: null },
      });
    }
    expect((await store.search('ada l', null, 10)).accounts).toHaveLength(1);
    expect(await store.get('nobody')).toBeNull();
  });

  test('of two changes based on the same hash one is stored', async () => {
    const added = await addLocalAccount(database.db, 'local', { ...ada, username: 'race', passwordHash: null }, now);
    const id = added.ok ? added.value : '';
    const store = createLocalAccountStore(database.db, 'local');
    const change = (passwordHash: string) =>
      store.replacePassword(id, { previousHash: null, passwordHash, history: ['old'], mustChange: true });
    const stored = await Promise.all([change('h1'), change('h2')]);
    expect(stored.filter(Boolean)).toHaveLength(1);
    expect(await store.get(id)).toMatchObject({
      passwordHash: stored[0] ? 'h1' : 'h2',
      history: ['old'],
      mustChange: true,
    });
    expect(await change('h3')).toBe(false);
  });

  test('unlocks', async () => {
    const store = createLocalAccountStore(database.db, 'local');
    const [race] = await store.find({ kind: 'username', value: 'race' });
    await database.db.update(localAccount).set({ lockedUntil: new Date('2027-01-01T00:00:00Z'), disabled: true });
    expect(await store.get(race?.id ?? '')).toMatchObject({
      lockedUntil: new Date('2027-01-01T00:00:00Z'),
      status: 'disabled',
    });
    expect(await store.unlock(race?.id ?? '')).toBe(true);
    expect(await store.unlock('nobody')).toBe(false);
    expect(await store.get(race?.id ?? '')).toMatchObject({ lockedUntil: null });
  });
});
