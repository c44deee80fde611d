import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withPersonal } from '@/lib/audit/read-events';
import { attempt as attempts, messageReceipt, rateLimit } from '@/lib/db/schema';
import { databaseKinds } from '@/lib/testing/database';
import { openTestServices, type TestServices } from '@/lib/testing/open-test-services';
import { deleteExpired, sweepAttempts } from './sweep-attempts';
import { auditOf, freshName, jobsOf, reload, start, startVerified } from './testing/walk';

describe.each(databaseKinds)('what Rekey does by itself on %s', (kind) => {
  let services: TestServices;
  beforeAll(async () => {
    services = await openTestServices(kind);
  });
  afterAll(() => services.close());

  /** An attempt left behind by a process that died during the call. */
  async function leaveSetting() {
    const attempt = await startVerified(services);
    const settingAt = services.clock();
    await services.db.update(attempts).set({ state: 'setting', settingAt }).where(eq(attempts.id, attempt.id));
    return attempt;
  }

  test('the start of an embedded database settles everything at once', async () => {
    const attempt = await leaveSetting();
    expect(await sweepAttempts(services, true)).toBe(1);
    expect(await reload(services, attempt.id)).toMatchObject({
      state: 'unknown',
      finishedAt: services.clock(),
      providerState: null,
    });
    const events = await withPersonal(services.db, await auditOf(services, attempt));
    expect(events.at(-1)).toMatchObject({
      action: 'attempt_swept',
      outcome: 'unknown',
      actor: 'system',
      requestId: null,
      personal: { accountId: attempt.accountId },
    });
    expect((await jobsOf(services, 'notify-change', attempt)).map(({ payload }) => payload)).toMatchObject([
      { confirmed: false, accountId: attempt.accountId, changedAt: services.clock().toISOString() },
    ]);
    expect(await sweepAttempts(services, true)).toBe(0);
  });

  test("otherwise another instance's work of up to a minute is left alone", async () => {
    const old = await leaveSetting();
    services.time.advance(2);
    const fresh = await leaveSetting();
    services.time.advance(58);
    expect(await sweepAttempts(services, false)).toBe(0);
    services.time.advance(1);
    expect(await sweepAttempts(services, false)).toBe(1);
    expect((await reload(services, old.id)).state).toBe('unknown');
    expect((await reload(services, fresh.id)).state).toBe('setting');
    services.time.advance(60);
    expect(await sweepAttempts(services, false)).toBe(1);
  });

  test('two concurrent sweeps report each attempt once', async () => {
    const attempt = await leaveSetting();
    services.time.advance(61);
    const counts = await Promise.all([sweepAttempts(services, false), sweepAttempts(services, false)]);
    expect(counts.sort()).toEqual([0, 1]);
    expect(await jobsOf(services, 'notify-change', attempt)).toHaveLength(1);
  });

  test('leaves every other state alone', async () => {
    const open = await start(services, freshName());
    const verified = await startVerified(services);
    services.time.advance(3600);
    expect(await sweepAttempts(services, true)).toBe(0);
    expect((await reload(services, open.id)).state).toBe('open');
    expect((await reload(services, verified.id)).state).toBe('verified');
  });

  test('deletes attempts a day after they expired, and expired limits and receipts', async () => {
    const old = await start(services, freshName());
    const stale = services.clock();
    await services.db.insert(messageReceipt).values({ id: 'old', sentAt: stale, expiresAt: stale });
    services.time.advance(services.limits.attemptMinutes * 60 + 24 * 3600);
    const recent = await start(services, freshName());
    await services.db
      .insert(messageReceipt)
      .values({ id: 'recent', sentAt: services.clock(), expiresAt: new Date(services.clock().getTime() + 1000) });
    const before = await services.db.select().from(rateLimit);
    services.time.advance(1);
    await deleteExpired(services);
    const left = (await services.db.select({ id: attempts.id }).from(attempts)).map(({ id }) => id);
    expect(left).toContain(recent.id);
    expect(left).not.toContain(old.id);
    expect((await services.db.select().from(messageReceipt)).map(({ id }) => id)).toEqual(['recent']);
    const kept = await services.db.select().from(rateLimit);
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.length).toBeLessThan(before.length);
    expect(kept.every(({ expiresAt }) => expiresAt >= services.clock())).toBe(true);
  });
});
