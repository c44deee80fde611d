import { asc, desc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deriveAuditKeys } from '@/lib/audit/audit-keys';
import { recordEvent } from '@/lib/audit/record-event';
import { verifyLines } from '@/lib/audit/verify-lines';
import { auditEvent } from '@/lib/db/schema';
import { streamText } from '@/lib/http/response/stream-text';
import { makeActor } from '@/lib/operators/testing/make-actor';
import { databaseKinds } from '@/lib/testing/database';
import { openTestServices, type TestServices } from '@/lib/testing/open-test-services';
import { readChainCheck, startChainCheck } from './chain-check';
import { exportAudit } from './export-audit';
import { readEvent } from './read-event';
import { searchAudit } from './search-audit';
import { verifyAudit } from './verify-audit';

describe.each(databaseKinds)('the audit in the console on %s', (kind) => {
  let services: TestServices;
  beforeAll(async () => {
    services = await openTestServices(kind);
    for (const directoryId of ['staff', 'meeting', null]) {
      await services.db.transaction((tx) =>
        recordEvent(tx, {
          ...{ action: 'code_sent', outcome: 'ok', actor: 'person', at: services.clock(), directoryId },
          accountName: '=cmd|x, "ana"\n=1',
        }),
      );
    }
  });
  afterAll(() => services.close());

  const exported = async (result: Awaited<ReturnType<typeof exportAudit>>) => {
    if (!result.ok) throw new Error(result.error.code);
    // `text()` would take the byte order mark away.
    return Buffer.from(await new Response(streamText(result.value)).arrayBuffer()).toString();
  };
  const newest = async () =>
    services.db.select().from(auditEvent).where(eq(auditEvent.action, 'audit_exported')).orderBy(desc(auditEvent.seq));

  test('who may not read it reads nothing, not even an export', async () => {
    const desk = await makeActor(services, 'helpdesk');
    const refused = { ok: false, error: { code: 'not_allowed' } };
    expect(await searchAudit(services, desk, {}, {})).toEqual(refused);
    expect(await readEvent(services, desk, 1)).toEqual(refused);
    expect(await readChainCheck(services, desk)).toEqual(refused);
    expect(await startChainCheck(services, desk)).toEqual(refused);
    expect(await exportAudit(services, desk, {}, 'csv')).toEqual(refused);
    const [last] = await services.db.select().from(auditEvent).orderBy(desc(auditEvent.seq)).limit(1);
    expect(last).toMatchObject({
      action: 'operator_refused',
      detail: { permission: 'audit.export', code: 'not_allowed' },
    });
  });

  test('who sees one directory sees its events alone, on the page and in the file', async () => {
    const auditor = await makeActor(services, 'auditor', { scope: { directories: ['staff'] } });
    const found = await searchAudit(services, auditor, {}, {});
    expect(found.ok && found.value.entries.map(({ seq }) => seq)).toEqual([1]);
    expect(await readEvent(services, auditor, 1)).toMatchObject({ ok: true, value: { directoryId: 'staff' } });
    for (const seq of [2, 3]) {
      expect(await readEvent(services, auditor, seq)).toEqual({ ok: false, error: { code: 'out_of_scope' } });
    }
    expect(await readEvent(services, auditor, 999)).toEqual({ ok: true, value: null });
    expect(await searchAudit(services, auditor, { directory: 'meeting' }, {})).toMatchObject({ ok: false });
    expect(await exportAudit(services, auditor, { directory: 'meeting' }, 'csv')).toMatchObject({ ok: false });
    const text = await exported(await exportAudit(services, auditor, {}, 'jsonl'));
    expect(
      text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).seq),
    ).toEqual([1]);
  });

  test('an export needs a fresh second factor, stands in the audit with its count, and can be verified', async () => {
    const auditor = await makeActor(services, 'auditor');
    const stale = { ...auditor, session: { ...auditor.session, steppedUpAt: new Date(0) } };
    expect(await exportAudit(services, stale, {}, 'csv')).toEqual({ ok: false, error: { code: 'step_up_required' } });
    const jsonl = await exported(await exportAudit(services, auditor, {}, 'jsonl'));
    const keys = deriveAuditKeys(services.keys);
    const verified = await verifyLines(async function* () {
      yield* jsonl.split('\n');
    }, keys);
    expect(verified).toMatchObject({ ok: true, value: { first: 1, gaps: 0, unchecked: 0, checkpoints: { count: 1 } } });
    const csv = await exported(await exportAudit(services, auditor, { action: 'code_sent', person: '=cmd' }, 'csv'));
    expect(csv.startsWith('\ufeff"number",')).toBe(true);
    expect(csv).toContain(`"'=cmd|x, ""ana""\n'=1"`);
    const [done, started] = await newest();
    expect(done).toMatchObject({
      outcome: 'ok',
      detail: { action: 'code_sent', person: 'given', format: 'csv', events: 3 },
    });
    expect(started).toMatchObject({ outcome: 'started' });
  });

  test('an export that nobody takes to its end is told apart', async () => {
    const auditor = await makeActor(services, 'auditor');
    const result = await exportAudit(services, auditor, {}, 'csv');
    if (!result.ok) throw new Error(result.error.code);
    const reader = streamText(result.value).getReader();
    await reader.read();
    await reader.cancel();
    expect((await newest())[0]).toMatchObject({ outcome: 'failed', detail: { events: 0 } });
  });

  test('a check runs as one job, tells who asked, and records what it found (C8)', async () => {
    const auditor = await makeActor(services, 'auditor');
    expect(await readChainCheck(services, auditor)).toEqual({ ok: true, value: null });
    await startChainCheck(services, auditor);
    await startChainCheck(services, auditor);
    const by = `operator:${auditor.operator.id}`;
    const checked = eq(auditEvent.action, 'audit_checked');
    expect(await services.db.select().from(auditEvent).where(checked)).toMatchObject([
      { actor: by, outcome: 'started' },
    ]);
    expect(await readChainCheck(services, auditor)).toMatchObject({
      ok: true,
      value: { check: { state: 'running', by } },
    });
    const context = { jobId: '1', tryNumber: 1, isLastTry: false, signal: new AbortController().signal };
    expect(await verifyAudit(services)({ by }, context)).toEqual({ ok: true, value: undefined });
    const whole = await readChainCheck(services, auditor);
    expect(whole).toMatchObject({ ok: true, value: { check: { state: 'whole', by, personalRemoved: 0 } } });
    await services.database.runSql(`alter table audit_event disable trigger user;
      update audit_event set actor = 'x' where seq = 2; alter table audit_event enable trigger user`);
    await verifyAudit(services)({ by }, context);
    const broken = await readChainCheck(services, auditor);
    expect(broken).toMatchObject({ ok: true, value: { check: { state: 'broken', seq: 2, code: 'changed' } } });
    expect(await services.db.select().from(auditEvent).where(checked).orderBy(asc(auditEvent.seq))).toMatchObject([
      { outcome: 'started' },
      { actor: by, outcome: 'ok', detail: { result: 'intact' } },
      { actor: by, outcome: 'failed', detail: { result: 'rewritten', code: 'changed', event: 2 } },
    ]);
  });
});
