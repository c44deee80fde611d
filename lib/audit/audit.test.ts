import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { auditPersonal } from '@/lib/db/console-schema';
import type { OpenDatabase } from '@/lib/db/database';
import { auditEvent, auditHead } from '@/lib/db/schema';
import { databaseKinds, openTestDatabase } from '@/lib/testing/database';
import type { AuditEvent } from './events';
import { readAccountEvents } from './read-account-events';
import { recordEvent } from './record-event';
import { verifyChain } from './verify-chain';

const event: AuditEvent = {
  action: 'attempt_started',
  outcome: 'ok',
  at: new Date('2026-01-01T12:00:00.123Z'),
  actor: 'person',
  requestId: 'r1',
  directoryId: 'local',
  accountId: 'a1',
  attemptId: 'f'.repeat(64),
  ip: '203.0.113.7',
  detail: { method: 'sms', tries: 3, sent: true, error: null },
};

describe.each(databaseKinds)('the audit on %s', (kind) => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await openTestDatabase(kind);
  });
  afterAll(() => database.close());

  const record = (changes: Partial<AuditEvent> = {}) =>
    database.db.transaction((tx) => recordEvent(tx, { ...event, ...changes }));
  /** Does what a person with the database's password could do. */
  const tamper = (statement: string) =>
    database.runSql(
      `alter table audit_event disable trigger user; ${statement}; alter table audit_event enable trigger user;`,
    );

  test('an empty audit is whole', async () => {
    expect(await verifyChain(database.db)).toEqual({
      ok: true,
      value: { events: 0, lastHash: '0'.repeat(64), personalRemoved: 0, since: null },
    });
  });

  test('writers that race make one line without gaps, and what is rolled back leaves none', async () => {
    const undone = (number: number) =>
      database.db.transaction(async (tx) => {
        await recordEvent(tx, { ...event, detail: { number } });
        throw new Error('undone');
      });
    const written = Array.from({ length: 60 }, (_, number) =>
      number % 6 === 0 ? undone(number) : record({ detail: { number } }),
    );
    const results = await Promise.allSettled(written);
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(50);
    expect(await verifyChain(database.db)).toMatchObject({ ok: true, value: { events: 50 } });
  });

  test('holds any text and reads back what was hashed', async () => {
    await record({
      requestId: 'a\0b',
      detail: { text: 'half \ud800 pair', b: 'ü', a: '"', big: Number.MAX_SAFE_INTEGER },
    });
    await record({ requestId: null, directoryId: null, accountId: null, attemptId: null, ip: null, detail: {} });
    expect(await verifyChain(database.db)).toMatchObject({ ok: true, value: { events: 52 } });
    const rows = await database.db.select().from(auditEvent).where(eq(auditEvent.seq, 51));
    expect(rows[0]).toMatchObject({ requestId: 'a\ufffdb', attemptId: 'f'.repeat(16), at: event.at });
  });

  test('refuses numbers that would come back different', async () => {
    await expect(record({ detail: { share: 0.1 } })).rejects.toThrow(RangeError);
  });

  test('rows cannot be changed, removed or emptied', async () => {
    for (const statement of ['update audit_event set ip = null', 'delete from audit_event', 'truncate audit_event']) {
      await expect(database.runSql(statement)).rejects.toThrow(/never changed/);
    }
  });

  test('tells when the last event is not the one that the head names', async () => {
    const [head] = await database.db.select().from(auditHead);
    await database.db.update(auditHead).set({ hash: 'b'.repeat(64) });
    expect(await verifyChain(database.db)).toEqual({ ok: false, error: { code: 'changed', seq: 52 } });
    await database.db.update(auditHead).set({ hash: head?.hash ?? '' });
    expect(await verifyChain(database.db)).toMatchObject({ ok: true });
  });

  test('keeps what is personal apart, and tells what was done to it', async () => {
    const rows = () => database.db.select().from(auditPersonal).where(eq(auditPersonal.seq, 5));
    const [event5] = await database.db.select().from(auditEvent).where(eq(auditEvent.seq, 5));
    expect(event5).toMatchObject({ accountId: null, ip: null });
    const [personal] = await rows();
    expect(personal).toMatchObject({ directoryId: 'local', accountId: 'a1', ip: '203.0.113.7', reason: null });
    if (!personal) throw new Error('no personal row');

    const broken = (code: string) => ({ ok: false, error: { code, seq: 5 } });
    await database.db.update(auditPersonal).set({ ip: '203.0.113.8' }).where(eq(auditPersonal.seq, 5));
    expect(await verifyChain(database.db)).toEqual(broken('personal_changed'));
    await database.db.delete(auditPersonal).where(eq(auditPersonal.seq, 5));
    expect(await verifyChain(database.db)).toEqual(broken('personal_missing'));
    await tamper('update audit_event set personal_hash = null where seq = 5');
    expect(await verifyChain(database.db)).toEqual(broken('changed'));
    await tamper(`update audit_event set personal_hash = '${event5?.personalHash}' where seq = 5`);
    await database.db.insert(auditPersonal).values(personal);
    expect(await verifyChain(database.db)).toMatchObject({ ok: true, value: { personalRemoved: 0 } });
  });

  test('the events of an account are found by it, with what is personal', async () => {
    await record({ accountId: 'new', accountName: 'NEW', reason: 'Asked by phone', ticket: 'T-1' });
    const found = await readAccountEvents(database.db, { directoryId: 'local', accountId: 'new' }, 10);
    expect(found.map(({ seq }) => seq)).toEqual([53]);
    expect(found[0]?.personal).toMatchObject({ accountName: 'NEW', accountNameFold: 'new', ticket: 'T-1' });
    expect(found[0]?.personal).not.toHaveProperty('words');
    await record();
  });

  test('tells what was changed, removed, put in or cut off', async () => {
    await tamper(`update audit_event set outcome = 'refused' where seq = 7`);
    expect(await verifyChain(database.db)).toEqual({ ok: false, error: { code: 'changed', seq: 7 } });
    await tamper(`update audit_event set outcome = 'ok' where seq = 7`);
    expect(await verifyChain(database.db)).toMatchObject({ ok: true });

    await tamper(`update audit_event set prev_hash = repeat('a', 64) where seq = 9`);
    expect(await verifyChain(database.db)).toEqual({ ok: false, error: { code: 'unlinked', seq: 9 } });
    await tamper(`update audit_event set prev_hash = (select hash from audit_event where seq = 8) where seq = 9`);
    expect(await verifyChain(database.db)).toMatchObject({ ok: true });

    await tamper(`delete from audit_event where seq = 54`);
    expect(await verifyChain(database.db)).toEqual({ ok: false, error: { code: 'cut_off', seq: 54 } });
    await tamper(`delete from audit_event where seq = 20`);
    expect(await verifyChain(database.db)).toEqual({ ok: false, error: { code: 'missing', seq: 20 } });
  });
});
