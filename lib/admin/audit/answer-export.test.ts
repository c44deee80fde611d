import { desc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recordEvent } from '@/lib/audit/record-event';
import { auditEvent } from '@/lib/db/schema';
import type { Actor } from '@/lib/operators/actor';
import { claimStepUp } from '@/lib/operators/operator-sessions';
import { makeActor } from '@/lib/operators/testing/make-actor';
import { databaseKinds } from '@/lib/testing/database';
import { openTestServices, type TestServices } from '@/lib/testing/open-test-services';
import { answerExport } from './answer-export';

describe.each(databaseKinds)('answerExport on %s', (kind) => {
  let services: TestServices;
  let auditor: Actor;
  beforeAll(async () => {
    services = await openTestServices(kind);
    auditor = await makeActor(services, 'auditor');
    for (const accountName of ['ana', 'ben']) {
      const event = { action: 'code_sent', outcome: 'ok', actor: 'person', at: services.clock() } as const;
      await services.db.transaction((tx) => recordEvent(tx, { ...event, directoryId: 'staff', accountName }));
    }
  });
  afterAll(() => services.close());

  function send(actor: Actor, body: string, type = 'application/x-www-form-urlencoded'): Promise<Response> {
    const headers = { 'content-type': type, 'content-length': String(Buffer.byteLength(body)) };
    const request = new Request('https://reset.example.com/api/audit-export', { method: 'POST', body, headers });
    return answerExport(services, actor, request);
  }

  const newest = async (count: number) => {
    const rows = await services.db.select().from(auditEvent).orderBy(desc(auditEvent.seq)).limit(count);
    return rows.map(({ action, outcome, detail }) => ({ action, outcome, detail }));
  };

  test('a form that was opened by another operator sends nothing (C2)', async () => {
    const helpdesk = await makeActor(services, 'helpdesk');
    const answer = await send(auditor, `format=csv&actingAs=${helpdesk.operator.id}`);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/admin/audit/export?']);
    expect((await send(auditor, `format=csv&actingAs=${auditor.operator.id}`)).status).toBe(200);
  });

  test('sends what the filter asks for as a file, and the audit says what went out', async () => {
    const answer = await send(auditor, 'action=code_sent&person=ana&format=jsonl');
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/jsonl; charset=utf-8',
      'cache-control': 'no-store',
    });
    const stamp = services.clock().toISOString().slice(0, 16).replace(/[:T]/g, '-');
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="audit-${stamp}.jsonl"`);
    const lines = (await answer.text()).trim().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ action: 'code_sent', directoryId: 'staff' }]);
    expect(lines[0]).toContain('ana');
    const detail = { action: 'code_sent', person: 'given', format: 'jsonl' };
    expect(await newest(2)).toMatchObject([
      { action: 'audit_exported', outcome: 'ok', detail: { ...detail, events: 1 } },
      { action: 'audit_exported', outcome: 'started', detail },
    ]);
  });

  test('a table for a spreadsheet has a line for its columns', async () => {
    const answer = await send(auditor, 'action=code_sent&format=csv');
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect((await answer.text()).trim().split('\r\n')).toHaveLength(3);
  });

  test('a second factor that is too old leads back to the page, with the filter kept', async () => {
    const steppedUpAt = new Date(services.clock().getTime() - 6 * 60_000);
    const stale = { ...auditor, session: { ...auditor.session, steppedUpAt } };
    const answer = await send(stale, 'action=code_sent&format=csv');
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/admin/audit/export?action=code_sent');
    expect(await newest(1)).toMatchObject([
      { action: 'operator_refused', detail: { permission: 'audit.export', code: 'step_up_required' } },
    ]);
  });

  test('a second factor that was shown for something else leads back to the page too (T19)', async () => {
    const { token: _, ...busy } = await makeActor(services, 'administrator');
    expect(await claimStepUp(services.db, busy.session, 'settings:limits')).toBe(true);
    const answer = await send(busy, 'action=code_sent&format=csv');
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/admin/audit/export?action=code_sent']);
    expect(await newest(1)).toMatchObject([
      { action: 'operator_refused', detail: { permission: 'audit.export', code: 'step_up_required' } },
    ]);
  });

  test('who may not export, or not from there, gets nothing', async () => {
    const helpdesk = await makeActor(services, 'helpdesk');
    const elsewhere = await makeActor(services, 'auditor', {
      scope: { directories: ['meeting'] },
    });
    for (const [actor, body] of [
      [helpdesk, 'format=csv'],
      [elsewhere, 'directory=staff&format=csv'],
    ] as const) {
      const answer = await send(actor, body);
      expect(answer.status).toBe(303);
      expect(answer.headers.get('location')).toBe('/admin/not-allowed');
      expect(await answer.text()).toBe('');
      expect(await newest(1)).toMatchObject([{ action: 'operator_refused' }]);
    }
  });

  test('what no form of the page sends is refused, and nothing is exported', async () => {
    const exported = () => services.db.$count(auditEvent, eq(auditEvent.action, 'audit_exported'));
    const before = await exported();
    expect((await send(auditor, '{"format":"csv"}', 'application/json')).status).toBe(400);
    expect((await send(auditor, 'format=csv&format=jsonl')).status).toBe(400);
    expect((await send(auditor, `format=csv&person=${'x'.repeat(16 * 1024)}`)).status).toBe(400);
    for (const body of ['', 'format=exe', 'format=csv&from=yesterday-ish']) {
      const answer = await send(auditor, body);
      expect(answer.status, body).toBe(303);
      expect(answer.headers.get('location'), body).toMatch(/^\/admin\/audit\/export\?/);
    }
    expect(await exported()).toBe(before);
  });
});
