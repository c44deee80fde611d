import { asc, count } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recordEvent } from '@/lib/audit/record-event';
import { readAllEvents } from '@/lib/audit/testing/read-all-events';
import { verifyChain } from '@/lib/audit/verify-chain';
import { auditPersonal } from '@/lib/db/console-schema';
import { databaseKinds } from '@/lib/testing/database';
import { openTestServices, type TestServices } from '@/lib/testing/open-test-services';
import { removeOldPersonal } from './remove-old-personal';

const day = 86_400_000;

describe.each(databaseKinds)('what is personal in the audit on %s', (kind) => {
  let services: TestServices;
  beforeAll(async () => {
    services = await openTestServices(kind, { audit: { personalDays: 30 } });
    const now = services.clock().getTime();
    for (const days of [45, 40, 31, 29, 10]) {
      await services.db.transaction((tx) =>
        recordEvent(tx, {
          ...{ action: 'temporary_password_set', outcome: 'ok', actor: 'operator:1', at: new Date(now - days * day) },
          ...{ accountName: 'ana', reason: 'Phone was lost', detail: { days } },
        }),
      );
    }
  });
  afterAll(() => services.close());

  test('goes when its time is over; the chain holds and says why', async () => {
    // Two instances at once, as where several run.
    const removed = await Promise.all([removeOldPersonal(services), removeOldPersonal(services)]);
    expect(removed[0] + removed[1]).toBe(3);
    const left = await services.db
      .select({ seq: auditPersonal.seq })
      .from(auditPersonal)
      .orderBy(asc(auditPersonal.seq));
    expect(left.map(({ seq }) => seq)).toEqual([4, 5]);
    expect(await verifyChain(services.db)).toMatchObject({ ok: true, value: { events: 6, personalRemoved: 3 } });
    const [told] = (await readAllEvents(services.db)).slice(-1);
    expect(told).toMatchObject({
      action: 'audit_personal_removed',
      detail: { fromSeq: 1, toSeq: 3, count: 3, days: 30 },
    });
    expect(await removeOldPersonal(services)).toBe(0);
  });

  test('what goes before its time is noticed, even where somebody adds an event that says it was right', async () => {
    await services.db.transaction(async (tx) => {
      await tx.delete(auditPersonal);
      await recordEvent(tx, {
        ...{ action: 'audit_personal_removed', outcome: 'ok', actor: 'system', at: services.clock() },
        detail: { fromSeq: 1, toSeq: 5, count: 5, days: 30 },
      });
    });
    expect(await services.db.select({ rows: count() }).from(auditPersonal)).toEqual([{ rows: 0 }]);
    expect(await verifyChain(services.db)).toEqual({ ok: false, error: { code: 'personal_missing', seq: 5 } });
  });
});
