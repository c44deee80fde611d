import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recordEvent } from '@/lib/audit/record-event';
import { putAccountWords } from '@/lib/db/account-search';
import { auditPersonal, operator } from '@/lib/db/console-schema';
import type { OpenDatabase } from '@/lib/db/database';
import { databaseKinds, openTestDatabase } from '@/lib/testing/database';
import { findEvents } from './find-events';

const all = { directories: 'all' as const };
const at = new Date('2026-01-01T00:00:00Z');

describe.each(databaseKinds)('words in the search of the audit on %s', (kind) => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await openTestDatabase(kind);
    const { db } = database;
    const contacts = [{ method: 'email' as const, address: 'taro.tanaka@example.jp' }];
    const account = { id: 'a1', username: 'ttanaka', displayName: '田中太郎', contacts, status: 'active' as const };
    await putAccountWords(db, 'local', [account]);
    const who = { name: 'Ana López', email: 'ana@example.org', emailFold: 'ana@example.org' };
    await db.insert(operator).values({ id: 'op1', ...who, role: 'helpdesk', scope: all, createdAt: at });
    const base = { at, outcome: 'ok', actor: 'operator:1', directoryId: 'local' } as const;
    for (const event of [
      { action: 'code_sent', accountId: 'a1', accountName: 'ttanaka', requestId: 'req-1' },
      { action: 'handoff_made', accountId: 'a2', accountName: 'bo', reason: 'Perdió el teléfono', ticket: 'HD-4100' },
      { action: 'operator_disabled', detail: { operator: 'op1' } },
      { action: 'code_sent', accountId: 'a3', accountName: 'tan%_', requestId: 'req-2' },
    ] as const)
      await db.transaction((tx) => recordEvent(tx, { ...base, ...event }));
  });
  afterAll(() => database.close());

  const search = async (q: string) =>
    (await findEvents(database.db, { filter: { q }, position: {}, scope: all, size: 10 })).entries.map(
      ({ seq }) => seq,
    );

  test.each([
    ['a ticket', 'hd-4100', [2]],
    ['a part of a ticket', '4100', [2]],
    ['a word of a reason', 'telefono', [2]],
    ['a name', '田中', [1]],
    ['a family name', 'tanaka', [1]],
    ['an address', 'taro.tanaka@example.jp', [1]],
    ['a user name', 'ttanaka', [1]],
    ['the beginning of user names', 'tan', [4, 1]],
    ['a user name with signs of patterns', 'tan%', [4]],
    ['an operator by name', 'lópez', [3]],
    ['an operator by address', 'ana@example.org', [3]],
    ['a request', 'req-2', [4]],
    ['signs that mean something to the database', `'":*&|!()`, []],
    ['nobody', 'nobody', []],
  ])('%s (C19)', async (_name, q, found) => {
    expect(await search(q)).toEqual(found);
  });

  test('what retention removed is not found any more (C19)', async () => {
    await database.db.delete(auditPersonal).where(eq(auditPersonal.seq, 2));
    expect(await search('HD-4100')).toEqual([]);
  });
});
