import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Account } from '@/lib/providers/types';
import { databaseKinds, openTestDatabase } from '@/lib/testing/database';
import { createAccountIndex } from './account-index';
import { addLocalAccount } from './add-local-account';
import { accountSearch } from './console-schema';
import type { OpenDatabase } from './database';
import { fillAccountWords } from './fill-account-words';
import { createLocalAccountStore } from './local-accounts';
import { localAccount } from './schema';

type Person = { name?: string; email?: string; phone?: string };

function person(username: string, { name, email, phone }: Person = {}): Account {
  const contacts: Account['contacts'] = [];
  if (email) contacts.push({ method: 'email', address: email });
  if (phone) contacts.push({ method: 'sms', address: phone });
  return { id: `id-${username}`, username, displayName: name ?? null, contacts, status: 'active' };
}

describe.each(databaseKinds)('searching accounts on %s', (kind) => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await openTestDatabase(kind);
  });
  afterAll(() => database.close());

  async function fill(directoryId: string, people: Account[]) {
    const index = createAccountIndex(database.db, directoryId);
    const { generation } = await index.begin();
    await index.putPage(generation, 1, people);
    await index.finish(generation);
    const find = async (query: string, limit = 10) =>
      (await index.search(query, null, limit)).accounts.map(({ username }) => username);
    return { index, find };
  }

  test('finds by any part of a name, address or number that a person remembers', async () => {
    const { find } = await fill('parts', [
      person('ana.lopez', { name: 'Ana López', email: 'ana.lopez@mail.example.com', phone: '+34600000001' }),
      person('wxm', { name: '王小明', email: 'wxm@example.cn', phone: '+8613800138000' }),
      person('pobrien', { name: "Pat O'Brien" }),
    ]);
    for (const query of ['ana', 'LOPEZ', 'lópez ana', 'ana.lop', 'ana.lopez@mail', '600 000 001', '0600000001', '0001'])
      expect(await find(query), query).toEqual(['ana.lopez']);
    for (const query of [
      '王小',
      '小明',
      '明',
      '+86 138-0013-8000',
      '0086 138 0013 8000',
      '１３８００１３８０００',
      '8000',
    ])
      expect(await find(query), query).toEqual(['wxm']);
    for (const query of ["o'brien", 'obrien', 'brien', 'pat ob', "O'B"])
      expect(await find(query), query).toEqual(['pobrien']);
    for (const query of ['nobody', 'opez', '小王', '0002', '%', '_', 'anaxlopez'])
      expect(await find(query), query).toEqual([]);
  });

  test('hostile text is searched as plain text', async () => {
    const { find } = await fill('hostile', [person('ana', { email: 'ana@example.com' })]);
    for (const query of [
      "'",
      "''",
      "ana' | 'x",
      "'&|!:*()\0",
      '\\',
      "\\'",
      'ana:*',
      '!ana',
      'ana <-> bo',
      '\ud800',
      ':*',
      '\u001fparts',
    ])
      expect(await find(query), JSON.stringify(query)).toEqual(query === 'ana:*' || query === '!ana' ? ['ana'] : []);
    expect(await find(`${'long '.repeat(500)}`)).toEqual([]);
    expect(await find('\0ana')).toEqual(['ana']);
  });

  test('an exact match of name or address comes first', async () => {
    const people = ['ana', 'ana.a', 'ana.b', 'zoe'].map((name) => person(name, { email: `${name}@example.com` }));
    const { find } = await fill('rank', [
      ...people,
      person('aaa', { name: 'Zoe' }),
      person('0', { email: 'ana.b@example.com' }),
    ]);
    expect(await find('zoe')).toEqual(['zoe', 'aaa']);
    expect(await find('ana')).toHaveLength(4);
    expect((await find('ana'))[0]).toBe('ana');
    expect((await find('ANA.B@example.com')).sort()).toEqual(['0', 'ana.b']);
  });

  test('pages follow each other without a gap, even if an account is added in between', async () => {
    const names = Array.from({ length: 25 }, (_each, at) => `p${String(at).padStart(2, '0')}`);
    const { index } = await fill(
      'pages',
      names.map((name) => person(name)),
    );
    const first = await index.search('p', null, 10);
    await index.putPage(99, 1, [person('p00a')]);
    const second = await index.search('p', first.nextCursor, 10);
    const third = await index.search('p', second.nextCursor, 10);
    const seen = [first, second, third].flatMap(({ accounts }) => accounts.map(({ username }) => username));
    expect(seen).toEqual(names);
    expect(third.nextCursor).toBeNull();
    for (const cursor of ['', '-1', 'e30', '[]', Buffer.from('[0,"\\u0000","x"]').toString('base64url')])
      expect((await index.search('p', cursor, 10)).accounts[0]?.username).toBe('p00');
    expect((await index.search('', null, 100)).accounts).toHaveLength(26);
  });

  test('words are deleted with their account, stay in their directory and are not rewritten', async () => {
    const { index, find } = await fill('life', [person('ana'), person('bo')]);
    const { find: findElsewhere } = await fill('elsewhere', [person('cy')]);
    expect(await findElsewhere('ana')).toEqual([]);
    const words = async () =>
      (
        await database.db.execute(
          sql`select account_id, ctid::text as place from ${accountSearch} where directory_id = 'life' order by 1`,
        )
      ).rows;
    const before = await words();
    await fill('life', [person('ana'), person('bo')]);
    expect(await words()).toEqual(before);
    await fill('life', [person('ana', { name: 'Zoe' })]);
    expect(await find('zoe')).toEqual(['ana']);
    expect(await find('bo')).toEqual([]);
    await index.remove('id-ana');
    expect(await words()).toEqual([]);
  });

  test('local accounts are found as soon as they exist', async () => {
    const account = {
      username: 'Ada',
      displayName: 'Ada L',
      email: 'ada@example.com',
      phone: '+441632960001',
      passwordHash: null,
    };
    await addLocalAccount(database.db, 'local', account, new Date());
    const store = createLocalAccountStore(database.db, 'local');
    for (const query of ['ada', 'ada l', '01632 960001', '960001'])
      expect((await store.search(query, null, 5)).accounts, query).toMatchObject([{ username: 'Ada' }]);
    expect(await createLocalAccountStore(database.db, 'other').search('ada', null, 5)).toEqual({
      accounts: [],
      nextCursor: null,
    });
  });

  test('local accounts from before words existed get theirs, once', async () => {
    const row = { directoryId: 'old', displayName: 'Old', createdAt: new Date(), updatedAt: new Date() };
    const old = Array.from({ length: 501 }, (_each, at) => ({
      ...row,
      id: `o-${at}`,
      username: `old${at}`,
      usernameFold: `old${at}`,
    }));
    await database.db.insert(localAccount).values(old);
    const store = createLocalAccountStore(database.db, 'old');
    expect((await store.search('ol', null, 5)).accounts).toEqual([]);
    expect(await fillAccountWords(database.db, () => new Date())).toBeGreaterThanOrEqual(501);
    expect((await store.search('ol', null, 5)).accounts).toHaveLength(5);
    expect((await createLocalAccountStore(database.db, 'local').search('ad', null, 5)).accounts).toHaveLength(1);
    expect(await fillAccountWords(database.db, () => new Date())).toBe(0);
  });
});
