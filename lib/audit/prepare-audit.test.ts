import { createHash, randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '@/lib/base/clock';
import type { OpenDatabase } from '@/lib/db/database';
import { auditEvent, auditHead } from '@/lib/db/schema';
import { openTestDatabase, testKeys } from '@/lib/testing/database';
import { prepareAudit } from './prepare-audit';
import { readAccountEvents } from './read-account-events';
import { recordEvent } from './record-event';
import { verifyChain } from './verify-chain';

const at = new Date('2026-01-01T12:00:00.123Z');
let database: OpenDatabase;
beforeAll(async () => {
  database = await openTestDatabase('embedded');
  // As the first version left it: hashes and no signatures, and what is personal in the event itself.
  let prevHash = '0'.repeat(64);
  for (const seq of [1, 2, 3]) {
    const id = randomUUID();
    const hash = createHash('sha256')
      .update(
        '{"accountId":"old","action":"code_sent","actor":"person","at":"2026-01-01T12:00:00.123Z","attemptId":null,' +
          `"detail":{},"directoryId":"local","id":"${id}","ip":"203.0.113.7","outcome":"ok",` +
          `"prevHash":"${prevHash}","requestId":"r1","seq":${seq}}`,
      )
      .digest('hex');
    const who = { actor: 'person', directoryId: 'local', accountId: 'old', ip: '203.0.113.7' };
    const what = { action: 'code_sent', outcome: 'ok', detail: {}, requestId: 'r1' };
    await database.db.insert(auditEvent).values({ seq, id, at, ...who, ...what, prevHash, hash });
    prevHash = hash;
  }
  await database.db.update(auditHead).set({ seq: 3, hash: prevHash, mac: null });
});
afterAll(() => database.close());

const verify = () => verifyChain(database.db);

test('events from before they were signed still count, and the first signed event seals them (T5)', async () => {
  expect(await verify()).toEqual({ ok: false, error: { code: 'head_changed', seq: 4 } });
  await prepareAudit(database.db, testKeys, () => at, false);
  const intactSince = { ok: true, value: { events: 4, since: { seq: 4, at } } };
  expect(await verify()).toMatchObject(intactSince);
  await prepareAudit(database.db, testKeys, systemClock, false);
  expect(await verify()).toMatchObject(intactSince);
  const event = { action: 'code_sent', outcome: 'ok', at, actor: 'person', directoryId: 'local', accountId: 'old' };
  await database.db.transaction((tx) => recordEvent(tx, event as Parameters<typeof recordEvent>[1]));
  const found = await readAccountEvents(database.db, { directoryId: 'local', accountId: 'old' }, 10);
  expect(found.map(({ seq }) => seq)).toEqual([5, 3, 2, 1]);
  await database.runSql(
    `alter table audit_event disable trigger all; update audit_event set actor = 'x' where seq = 2`,
  );
  expect(await verify()).toEqual({ ok: false, error: { code: 'changed', seq: 2 } });
  const [second] = await database.db.select().from(auditEvent).where(eq(auditEvent.seq, 2));
  expect(second?.mac).toBeNull();
});
