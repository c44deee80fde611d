import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createKeys } from '@/lib/crypto/keys';
import type { OpenDatabase } from '@/lib/db/database';
import { databaseKinds, openTestDatabase } from '@/lib/testing/database';
import { limitsConfigSchema } from './limits';
import { refund, spend } from './spend';
import { spendContactSend } from './spend-contact-send';
import { storedKey } from './stored-key';

const limits = limitsConfigSchema.parse({});
const keys = createKeys(randomBytes(32).toString('base64'));
const start = Date.UTC(2026, 0, 1, 12);
const at = (seconds: number) => new Date(start + seconds * 1000);

describe.each(databaseKinds)('limits on %s', (kind) => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await openTestDatabase(kind);
  });
  afterAll(() => database.close());
  const using = (chosen = limits) => ({ db: database.db, limits: chosen, keys });

  test('allows exactly the limit in any period of the window’s length', async () => {
    const spendAt = (seconds: number) => spend(using(), 'accountStarts', 'sliding', at(seconds));
    for (const seconds of [0, 600, 1200, 1800, 2400]) expect(await spendAt(seconds)).toEqual({ ok: true });
    expect(await spendAt(3000)).toEqual({ ok: false, error: { retryAfterSeconds: 600 } });
    expect(await spendAt(3599)).toEqual({ ok: false, error: { retryAfterSeconds: 1 } });
    expect(await spendAt(3601)).toEqual({ ok: true });
    expect(await spendAt(3602)).toEqual({ ok: false, error: { retryAfterSeconds: 598 } });
    expect(await spendAt(4201)).toEqual({ ok: true });
  });

  test('of 50 concurrent spends exactly the limit passes, below and above 200', async () => {
    const many = { ...limits, addressChecks: 201 };
    const small = Array.from({ length: 50 }, () => spend(using(), 'accountTries', 'race', at(0)));
    expect((await Promise.all(small)).filter((spent) => spent.ok)).toHaveLength(10);
    const large = Array.from({ length: 230 }, () => spend(using(many), 'addressChecks', 'race', at(0)));
    expect((await Promise.all(large)).filter((spent) => spent.ok)).toHaveLength(201);
  });

  test('counts large limits in fixed periods', async () => {
    const many = { ...limits, wrongChecksPerDay: 201 };
    const spendAt = (seconds: number) => spend(using(many), 'wrongChecksPerDay', 'all', at(seconds));
    for (let spent = 0; spent < 201; spent += 1) expect((await spendAt(spent)).ok).toBe(true);
    expect(await spendAt(400)).toEqual({ ok: false, error: { retryAfterSeconds: 86_000 } });
    expect(await spendAt(86_400)).toEqual({ ok: true });
  });

  test('refunds one', async () => {
    const spendOne = () => spend(using({ ...limits, accountTries: 1 }), 'accountTries', 'refund', at(0));
    expect((await spendOne()).ok).toBe(true);
    expect((await spendOne()).ok).toBe(false);
    await refund(using(), 'accountTries', 'refund');
    await refund(using(), 'accountTries', 'nobody');
    expect((await spendOne()).ok).toBe(true);
    expect((await spendOne()).ok).toBe(false);
  });

  test('holds three windows of sends at once, and a refusal spends nothing', async () => {
    const send = (seconds: number) => spendContactSend(using(), { method: 'sms', key: 'number' }, at(seconds));
    expect(await send(0)).toEqual({ ok: true });
    expect(await send(59)).toEqual({ ok: false, error: { code: 'send_too_soon', retryAfterSeconds: 1 } });
    expect(await send(61)).toEqual({ ok: true });
    expect(await send(122)).toEqual({ ok: true });
    expect(await send(200)).toEqual({ ok: false, error: { code: 'send_limit', retryAfterSeconds: 700 } });
    expect(await send(1000)).toEqual({ ok: true });
    expect(await send(2000)).toEqual({ ok: true });
    expect(await send(4000)).toEqual({ ok: false, error: { code: 'send_limit', retryAfterSeconds: 82_400 } });
    expect(await spendContactSend(using(), { method: 'email', key: 'number' }, at(4000))).toEqual({ ok: true });
  });

  test('takes part in the transaction of its caller', async () => {
    const one = { ...limits, accountStarts: 1 };
    const undone = database.db.transaction(async (tx) => {
      await spend({ ...using(one), db: tx }, 'accountStarts', 'undone', at(0));
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await spend(using(one), 'accountStarts', 'undone', at(0))).toEqual({ ok: true });
  });

  test('stores no key in plain text', async () => {
    await spend(using(), 'addressStarts', '203.0.113.7', at(0));
    const { rows } = await database.runSql('select string_agg(key, $1) as keys from rate_limit', [' ']);
    expect(rows[0]?.['keys']).toContain('addressStarts:');
    expect(rows[0]?.['keys']).not.toContain('203.0.113.7');
    // Nor under anything that can be derived from the database alone: there are few addresses to try.
    for (const encoding of ['hex', 'base64', 'base64url'] as const) {
      const plain = createHash('sha256').update('203.0.113.7').digest(encoding);
      expect(rows[0]?.['keys']).not.toContain(plain);
    }
  });
});

describe('storedKey', () => {
  const one = storedKey(keys, { name: 'addressStarts', key: '203.0.113.7' });

  test('is deterministic, and depends on the master secret, the limit and the key', () => {
    expect(storedKey(keys, { name: 'addressStarts', key: '203.0.113.7' })).toBe(one);
    const another = createKeys(randomBytes(32).toString('base64'));
    const others = [
      storedKey(another, { name: 'addressStarts', key: '203.0.113.7' }),
      storedKey(keys, { name: 'addressStarts', key: '203.0.113.8' }),
      storedKey(keys, { name: 'addressChecks', key: '203.0.113.7' }),
    ];
    expect(new Set([one, ...others].map((key) => key.split(':')[1])).size).toBe(4);
  });
});

describe('limitsConfigSchema', () => {
  test('overrides single limits by name and keeps the others', () => {
    expect(limitsConfigSchema.parse({ accountStarts: 9, contactSends: { perDay: { sms: 3 } } })).toEqual({
      ...limits,
      accountStarts: 9,
      contactSends: { perMinute: 1, perQuarterHour: 3, perDay: { sms: 3, email: 10 } },
    });
  });

  test.each([{ codeTries: 0 }, { codeTries: 21 }, { codeMinutes: { email: 11 } }, { accountStart: 5 }, { perDay: 1 }])(
    'refuses %j',
    (override) => expect(limitsConfigSchema.safeParse(override).success).toBe(false),
  );
});
