import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databaseKinds, openTestDatabase } from '@/lib/testing/database';
import type { OpenDatabase } from './database';
import { attempt } from './schema';

describe.each(databaseKinds)('a conditional claim on %s', (kind) => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await openTestDatabase(kind);
  });
  afterAll(() => database.close());

  test('of 50 at once exactly one wins', async () => {
    const now = new Date();
    await database.db.insert(attempt).values({
      ...{ id: 'a', directoryId: 'local', identifier: 'ada', identifierKind: 'username', locale: 'en' },
      ...{ state: 'verified', startedAt: now, expiresAt: now, requestId: 'r' },
    });
    const claim = () =>
      database.db.transaction((tx) =>
        tx
          .update(attempt)
          .set({ state: 'setting', settingAt: now })
          .where(and(eq(attempt.id, 'a'), eq(attempt.state, 'verified')))
          .returning({ id: attempt.id }),
      );
    const claims = await Promise.all(Array.from({ length: 50 }, claim));
    expect(claims.filter((rows) => rows.length === 1)).toHaveLength(1);
  });

  test('dates, lists and objects are read back as stored', async () => {
    const [row] = await database.db.select().from(attempt).where(eq(attempt.id, 'a'));
    expect(row).toMatchObject({ state: 'setting', proofs: 0, codeTries: 0, accountId: null });
    expect(row?.settingAt).toBeInstanceOf(Date);
  });
});
