import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OpenDatabase } from '@/lib/db/database';
import { databaseKinds, openTestDatabase } from '@/lib/db/testing/database';
import { limitsConfigSchema } from './limits';
import { peek } from './peek';
import { refund, spend } from './spend';

describe.each(databaseKinds)('peek on %s', (kind) => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await openTestDatabase(kind);
  });
  afterAll(() => database.close());

  // Up to 200 the moments are kept, above it they are counted.
  test.each([3, 201])('tells whether anything is left of %i, and spends nothing', async (most) => {
    const limits = limitsConfigSchema.parse({ wrongChecksPerDay: most });
    const key = `of ${most}`;
    const start = new Date('2026-05-01T12:00:00.000Z');
    const look = (seconds: number) =>
      peek(database.db, limits, 'wrongChecksPerDay', key, new Date(start.getTime() + seconds * 1000));
    expect(await look(0)).toEqual({ ok: true });
    for (let spent = 0; spent < most; spent += 1) {
      expect((await look(0)).ok).toBe(true);
      expect((await spend(database.db, limits, 'wrongChecksPerDay', key, start)).ok).toBe(true);
    }
    expect(await look(0)).toEqual({ ok: false, error: { retryAfterSeconds: 24 * 3600 } });
    expect(await look(3600)).toEqual({ ok: false, error: { retryAfterSeconds: 23 * 3600 } });
    expect(await look(24 * 3600)).toEqual({ ok: true });
    await refund(database.db, 'wrongChecksPerDay', key);
    expect(await look(0)).toEqual({ ok: true });
  });
});
