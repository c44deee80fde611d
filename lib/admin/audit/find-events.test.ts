import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fillAudit } from '@/lib/admin/testing/fill-audit';
import type { AuditEntry } from '@/lib/audit/read-events';
import { recordEvent } from '@/lib/audit/record-event';
import { readAllEvents } from '@/lib/audit/testing/read-all-events';
import type { OperatorScope } from '@/lib/base/permissions';
import type { OpenDatabase } from '@/lib/db/database';
import { databaseKinds, openTestDatabase } from '@/lib/testing/database';
import type { AuditFilter } from './audit-filter';
import { findEvents } from './find-events';

const all: OperatorScope = { directories: 'all' };
const start = Date.parse('2026-01-01T00:00:00Z');
const actions = ['code_sent', 'code_accepted', 'handoff_made'] as const;
const outcomes = ['ok', 'refused', 'unknown'] as const;
const names = ['ana', 'Ana.López', 'ÁNA', 'ana%_', 'bo', null];

/** What a filter means, said without a database. */
function fits(entry: AuditEntry, filter: AuditFilter, scope: OperatorScope): boolean {
  const { personal } = entry;
  return (
    (filter.from === undefined || entry.at >= filter.from) &&
    (filter.to === undefined || entry.at <= filter.to) &&
    (filter.person === undefined || personal?.accountNameFold?.startsWith(filter.person.toLowerCase()) === true) &&
    (filter.account === undefined || personal?.accountId === filter.account) &&
    (filter.operator === undefined || entry.actor === filter.operator) &&
    (filter.directory === undefined || entry.directoryId === filter.directory) &&
    (filter.action === undefined || entry.action === filter.action) &&
    (filter.outcome === undefined || entry.outcome === filter.outcome) &&
    (filter.request === undefined || entry.requestId === filter.request) &&
    (scope.directories === 'all' || scope.directories.includes(entry.directoryId ?? 'none'))
  );
}

const filters: [string, AuditFilter, OperatorScope][] = [
  ['nothing', {}, all],
  ['an act', { action: 'handoff_made' }, all],
  ['an act that never was', { action: 'settings_changed' }, all],
  ['two things', { action: 'code_sent', outcome: 'refused' }, all],
  ['three things', { action: 'code_sent', outcome: 'refused', operator: 'person' }, all],
  ['a name', { person: 'ana' }, all],
  ['a name in capitals', { person: 'ANA' }, all],
  ['a name with signs of patterns', { person: 'ana%' }, all],
  ['a name and an act', { person: 'ana', action: 'code_sent' }, all],
  ['an account', { account: 'a3', directory: 'staff' }, all],
  ['a request', { request: 'r7' }, all],
  ['an operator', { operator: 'operator:1', outcome: 'ok' }, all],
  ['a span', { from: new Date(start + 100 * 60_000), to: new Date(start + 150 * 60_000) }, all],
  ['a span and an act', { from: new Date(start + 100 * 60_000), action: 'code_sent' }, all],
  ['a span long ago', { to: new Date(start - 3600_000) }, all],
  ['some directories', {}, { directories: ['staff', 'pupils'] }],
  ['some directories and an act', { action: 'code_sent' }, { directories: ['staff', 'nowhere'] }],
  ['no directories', {}, { directories: [] }],
  ['a directory out of scope', { directory: 'guests' }, { directories: ['staff'] }],
];

describe.each(databaseKinds)('the search of the audit on %s', (kind) => {
  let database: OpenDatabase;
  let entries: AuditEntry[];
  beforeAll(async () => {
    database = await openTestDatabase(kind);
    for (let number = 0; number < 240; number += 1) {
      await database.db.transaction((tx) =>
        recordEvent(tx, {
          action: actions[number % 3] ?? 'code_sent',
          outcome: outcomes[(number >> 1) % 3] ?? 'ok',
          // Not quite in order, as where writers wait for each other.
          at: new Date(start + number * 60_000 - (number % 7) * 9_000),
          actor: number % 5 === 0 ? `operator:${number % 2}` : 'person',
          requestId: `r${Math.floor(number / 4)}`,
          directoryId: ['staff', 'pupils', 'guests', null][number % 4] ?? null,
          accountId: number % 11 === 0 ? null : `a${number % 10}`,
          accountName: names[number % names.length] ?? null,
          ip: number % 3 === 0 ? null : '203.0.113.7',
        }),
      );
    }
    entries = (await readAllEvents(database.db)).reverse();
  });
  afterAll(() => database.close());

  test.each(filters)('%s: every page downwards and back up again', async (_name, filter, scope) => {
    const expected = entries.filter((entry) => fits(entry, filter, scope));
    const found: AuditEntry[] = [];
    for (let before: number | undefined; ; ) {
      const page = await findEvents(database.db, { filter, position: { before }, scope, size: 7 });
      found.push(...page.entries);
      expect(page.hasMore).toBe(found.length < expected.length);
      before = page.entries.at(-1)?.seq;
      if (!page.hasMore) break;
    }
    expect(found).toEqual(expected);
    const above = await findEvents(database.db, {
      filter,
      position: { after: expected.at(-1)?.seq ?? 0 },
      scope,
      size: 7,
    });
    expect(above.entries).toEqual(expected.slice(0, -1).slice(-7));
  });
});

test('where nothing is rare and nothing fits, it says how far it looked, and goes on from there', async () => {
  const database = await openTestDatabase('embedded');
  await fillAudit(database, 40_000, new Date('2026-06-01T00:00:00Z'));
  const filter: AuditFilter = { operator: 'person', action: 'code_sent', outcome: 'started' };
  let clock = 0;
  const tired = () => (clock += 1000);
  const first = await findEvents(database.db, { filter, position: {}, scope: all, size: 50 }, tired);
  expect(first).toMatchObject({ entries: [], hasMore: true });
  expect(first.reached).toBeLessThan(40_000);
  const patient = () => 0;
  const rest = await findEvents(
    database.db,
    { filter, position: { before: first.reached ?? 0 }, scope: all, size: 50 },
    patient,
  );
  expect(rest).toEqual({ entries: [], hasMore: false, reached: null });
  await database.close();
});
