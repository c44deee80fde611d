import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { endOperatorSessions, setOperatorDisabled } from '@/lib/admin/operators/change-operator';
import { inviteOperator } from '@/lib/admin/operators/invite-operator';
import { requestFactorReset } from '@/lib/admin/operators/reset-factors';
import { addPerson, mail, make, open } from '@/lib/admin/testing/desk';
import type { AuditEntry } from '@/lib/audit/read-events';
import { recordEvent } from '@/lib/audit/record-event';
import { verifyChain } from '@/lib/audit/verify-chain';
import { auditPersonal } from '@/lib/db/console-schema';
import { signIn } from '@/lib/operators/sign-in/sign-in';
import { makeActor, testRequest } from '@/lib/operators/testing/make-actor';
import { openTestServices, type TestServices } from '@/lib/testing/open-test-services';
import type { AuditFilter } from './audit-filter';
import { describeEvent } from './describe-event';
import { exportLine } from './export-lines';
import { operatorNames } from './operator-names';
import { searchAudit } from './search-audit';

let services: TestServices;
beforeAll(async () => {
  services = await openTestServices('embedded', { mail });
});
afterAll(() => services.close());

async function find(filter: AuditFilter): Promise<AuditEntry[]> {
  const auditor = await makeActor(services, 'auditor');
  const found = await searchAudit(services, auditor, filter, {});
  if (!found.ok) throw new Error(found.error.code);
  return found.value.entries;
}
const lineOf = async (entry: AuditEntry | undefined) => {
  if (!entry) throw new Error('no event');
  return describeEvent(services, entry, await operatorNames(services.db), 'en');
};

test('every act on an operator names them, to an auditor who cannot open their page (C3)', async () => {
  const administrator = await makeActor(services, 'administrator', { name: 'Nora' });
  const email = 'ana.lopez@example.org';
  const rights = { role: 'helpdesk' as const, scope: { directories: 'all' as const }, grants: [] };
  const invited = await inviteOperator(services, administrator, { name: 'Ana López', email, rights });
  if (!invited.ok) throw new Error(invited.error.code);
  const { operatorId } = invited.value;
  await setOperatorDisabled(services, administrator, operatorId, true);
  await setOperatorDisabled(services, administrator, operatorId, false);
  await endOperatorSessions(services, administrator, operatorId);
  await requestFactorReset(services, administrator, operatorId, 'Lost the phone');
  const events = await find({ about: operatorId });
  expect(events.map(({ action }) => action)).toEqual([
    ...['approval_requested', 'session_ended', 'operator_enabled', 'operator_disabled', 'operator_invited'],
  ]);
  const names = await operatorNames(services.db);
  for (const entry of events) {
    expect(await lineOf(entry)).toMatchObject({ operator: 'Ana López', target: 'Ana López', who: 'Nora' });
    expect(entry.personal).toMatchObject({ targetName: 'Ana López', targetEmail: email });
    expect(exportLine('csv', entry, names)).toContain(`"${operatorId}","Ana López","${email}"`);
  }
  const chain = JSON.stringify(events.map(({ personal: _personal, ...event }) => event));
  expect(chain).not.toContain('López');
  // Forgotten with what is personal; the id stays.
  await services.db.delete(auditPersonal).where(sql`${auditPersonal.targetEmail} = ${email}`);
  const [forgotten] = await find({ about: operatorId });
  expect(forgotten).toMatchObject({ targetOperator: operatorId, personal: null });
  expect(await verifyChain(services.db)).toMatchObject({ ok: false, error: { code: 'personal_missing' } });
});

test('a change of the settings names the section, in the list and in the file (C3)', async () => {
  const at = services.clock();
  const event = { action: 'settings_changed', outcome: 'ok', at, actor: 'operator:1' } as const;
  await services.db.transaction((tx) => recordEvent(tx, { ...event, detail: { section: 'limits' } }));
  const [entry] = await find({ action: 'settings_changed' });
  expect(await lineOf(entry)).toMatchObject({ target: 'Limits' });
  expect(entry && exportLine('csv', entry, new Map())).toContain('"limits"');
});

test('all events of one reset are found together, those of a hand-off from its link on (C3, C17)', async () => {
  const desk = await makeActor(services, 'helpdesk', { name: 'Marta', scope: { directories: ['staff'] } });
  const handoff = await make(services, desk, addPerson(services));
  await open(services, handoff.token);
  const events = await find({ attempt: handoff.id.slice(0, 16) });
  expect(events.map(({ action }) => action)).toEqual(['handoff_opened', 'handoff_made']);
  expect(new Set(events.map(({ requestId }) => requestId)).size).toBe(2);
  expect(await lineOf(events[0])).toMatchObject({ operator: 'Marta' });
});

test('a failed sign-in at the console is not called one of the portal, and its directory has a name (C29)', async () => {
  const browser = { request: testRequest, userAgent: 'test' };
  await signIn(services, { email: 'nobody@example.org', password: 'wrong' }, browser);
  const [failed] = await find({ operator: 'console' });
  expect(await lineOf(failed)).toMatchObject({ who: 'Console sign-in', directory: 'Console operators' });
  const old = { ...(failed as AuditEntry), actor: 'person' };
  expect(await lineOf(old)).toMatchObject({ who: 'Console sign-in' });
});
