import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Account } from '@/lib/providers/types';
import { databaseKinds, openTestDatabase } from '@/lib/testing/database';
import { createAccountIndex } from './account-index';
import type { OpenDatabase } from './database';

function person(id: string, username: string, email: string | null, phone: string | null): Account {
  const contacts: Account['contacts'] = [];
  if (email) contacts.push({ method: 'email', address: email });
  if (phone) contacts.push({ method: 'sms', address: phone });
  return { id, username, displayName: `${username} Example`, contacts, status: 'active' };
}

describe.each(databaseKinds)('the account index on %s', (kind) => {
  let database: OpenDatabase;
  let now = Date.UTC(2026, 0, 1);
  beforeAll(async () => {
    database = await openTestDatabase(kind);
  });
  afterAll(() => database.close());
  const open = (directoryId: string) => createAccountIndex(database.db, directoryId, () => new Date(now));

  test('finds by user name, e-mail and phone in its own directory only, at most two', async () => {
    const index = open('find');
    const { generation } = await index.begin();
    const ada = person('1', 'Ada', 'Ada@Example.com', '+8613800000001');
    await index.putPage(generation, 1, [ada, person('2', 'bob', 'twin@example.com', null)]);
    await index.putPage(generation, 2, [
      person('3', 'ＡＤＡ', 'twin@example.com', null),
      person('4', 'x', 'twin@example.com', null),
    ]);
    expect(await index.find({ kind: 'email', value: 'ada@example.com' })).toEqual([ada]);
    expect(await index.find({ kind: 'phone', value: '+8613800000001' })).toEqual([ada]);
    expect(await index.find({ kind: 'email', value: 'twin@example.com' })).toHaveLength(2);
    expect((await index.find({ kind: 'username', value: 'ada' })).map((each) => each.id)).toEqual(['1', '3']);
    expect(await index.find({ kind: 'username', value: 'nobody' })).toEqual([]);
    expect(await open('other').find({ kind: 'email', value: 'ada@example.com' })).toEqual([]);
    expect(await index.get('1')).toEqual(ada);
    expect(await index.get('9')).toBeNull();
    await index.remove('1');
    expect(await index.get('1')).toBeNull();
  });

  test('a refresh resumes where it stopped, replaces changed accounts and removes missing ones', async () => {
    const index = open('refresh');
    const first = await index.begin();
    await index.putPage(first.generation, 1, [
      person('1', 'one', 'old@example.com', null),
      person('2', 'two', null, null),
    ]);
    expect(await index.begin()).toEqual({ generation: first.generation, nextPage: 2 });
    await index.putPage(first.generation, 1, [person('1', 'one', 'old@example.com', null)]);
    expect(await index.begin()).toEqual({ generation: first.generation, nextPage: 2 });
    expect(await index.finish(first.generation)).toBe(2);

    const second = await index.begin();
    expect(second).toEqual({ generation: first.generation + 1, nextPage: 1 });
    const twice = [person('1', 'one', 'twice@example.com', null), person('1', 'one', 'new@example.com', null)];
    await index.putPage(second.generation, 1, twice);
    await index.putPage(second.generation, 2, []);
    expect(await index.find({ kind: 'username', value: 'two' })).toHaveLength(1);
    expect(await index.finish(second.generation)).toBe(1);
    expect(await index.find({ kind: 'username', value: 'two' })).toEqual([]);
    expect(await index.find({ kind: 'email', value: 'old@example.com' })).toEqual([]);
    expect(await index.find({ kind: 'email', value: 'new@example.com' })).toHaveLength(1);
  });

  test('a refresh that paused too long starts over', async () => {
    const index = open('stale');
    const first = await index.begin();
    await index.putPage(first.generation, 1, []);
    now += 7 * 3600 * 1000;
    expect(await index.begin()).toEqual({ generation: first.generation + 1, nextPage: 1 });
  });
});
