import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createKeys } from '@/lib/crypto/keys';
import type { OpenDatabase } from '@/lib/db/database';
import { databaseKinds, openTestDatabase } from '@/lib/testing/database';
import { limitsConfigSchema } from './limits';
import { peek } from './peek';
import { refund, spend } from './spend';

describe.each(databaseKinds)('peek on %s', (kind) => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await openTestDatabase(kind);
  });
  afterAll(() => database.close());

  // Up to 200 the times are stored, above it they are counted.
  test.each([3, 201])('returns whether anything is left of %i, and spends nothing', async (most) => {
    const limits = limitsConfigSchema.parse({ wrongChecksPerDay: most });
    const key = `of ${most}`;
    const using = { db: database.db, limits, keys: createKeys(randomBytes(32).toString('base64')) };
    const start = new Date('2026-05-01T12:00:00.000Z');
    const look = (seconds: number) => peek(using, 'wrongChecksPerDay', key, new Date(start.getTime() + seconds * 1000));
    expect(await look(0)).toEqual({ ok: true });
    for (let spent = 0; spent < most; spent += 1) {
      expect((await look(0)).ok).toBe(true);
      expect((await spend(using, 'wrongChecksPerDay', key, start)).ok).toBe(true);
    }
    expect(await look(0)).toEqual({ ok: false, error: { retryAfterSeconds: 24 * 3600 } });
    expect(await look(3600)).toEqual({ ok: false, error: { retryAfterSeconds: 23 * 3600 } });
    expect(await look(24 * 3600)).toEqual({ ok: true });
    await refund(using, 'wrongChecksPerDay', key);
    expect(await look(0)).toEqual({ ok: true });
  });
});
