import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditPersonal } from '@/lib/db/console-schema';
import type { OpenDatabase } from '@/lib/db/database';
import { openTestDatabase } from '@/lib/db/testing/database';
import { recordEvent } from './record-event';
import { readAllEvents } from './testing/read-all-events';
import { verifyLines } from './verify-lines';

let database: OpenDatabase;
let lines: string[];
const day = 86_400_000;
const start = Date.parse('2026-01-01T00:00:00Z');

beforeAll(async () => {
  database = await openTestDatabase('embedded');
  for (let number = 1; number <= 8; number += 1) {
    const base = { outcome: 'ok', actor: 'person', ip: '203.0.113.7', accountName: 'Ána "x"\u202e\n' } as const;
    const event = { ...base, action: 'code_sent', at: new Date(start + number * 1000), detail: { number } } as const;
    await database.db.transaction((tx) => recordEvent(tx, event));
  }
  lines = (await readAllEvents(database.db)).map((entry) => JSON.stringify(entry));
});
afterAll(() => database.close());

const verify = (given: string[]) =>
  verifyLines(async function* () {
    yield* given;
  });
/** The lines with one changed as somebody could in an editor. */
const edited = (at: number, change: (entry: Record<string, unknown>) => Record<string, unknown>) =>
  lines.map((line, index) => (index === at ? JSON.stringify(change(JSON.parse(line))) : line));

test('a whole export is whole, and so is a part of it', async () => {
  expect(await verify(lines)).toMatchObject({ ok: true, value: { events: 8, first: 1, last: 8, gaps: 0 } });
  expect(await verify([lines[2], lines[3], lines[6]].map(String))).toMatchObject({
    ok: true,
    value: { events: 3, gaps: 1 },
  });
  expect(await verify([])).toMatchObject({ ok: true, value: { events: 0 } });
});

test.each([
  ['changed', () => edited(3, (entry) => ({ ...entry, outcome: 'refused' })), 4],
  ['changed', () => edited(3, (entry) => ({ ...entry, detail: { number: 5 } })), 4],
  ['changed', () => edited(3, (entry) => ({ ...entry, seq: 40 })), 40],
  [
    'personal_changed',
    () => edited(3, (entry) => ({ ...entry, personal: { ...Object(entry['personal']), ip: 'x' } })),
    4,
  ],
  ['changed', () => edited(3, (entry) => ({ ...entry, personal: null, personalHash: null })), 4],
  ['out_of_order', () => [lines[1], lines[0], ...lines.slice(2)].map(String), 1],
  ['out_of_order', () => [...lines.slice(0, 3), lines[2], ...lines.slice(3)].map(String), 3],
  ['unlinked', () => edited(3, (entry) => ({ ...entry, prevHash: 'a'.repeat(64) })), 4],
])('tells the first event that is not right: %s', async (code, change, seq) => {
  expect(await verify(change())).toEqual({ ok: false, error: { code, seq } });
});

test.each(['not json', '{}', '{"seq":1}', '[]', 'null'])('a line that is no event (%s) is named', async (line) => {
  expect(await verify([...lines.slice(0, 2), line])).toEqual({ ok: false, error: { code: 'unreadable', line: 3 } });
});

test('a part that is gone is explained by what stands in the file, or told', async () => {
  const without = edited(2, (entry) => ({ ...entry, personal: null }));
  expect(await verify(without)).toMatchObject({ ok: true, value: { personalRemoved: 0, personalUnexplained: 1 } });
  const detail = { fromSeq: 1, toSeq: 3, count: 3 };
  const event = { action: 'audit_personal_removed', outcome: 'ok', actor: 'system', detail } as const;
  await database.db.transaction((tx) => recordEvent(tx, { ...event, at: new Date(start + 40 * day) }));
  await database.db.delete(auditPersonal);
  const all = (await readAllEvents(database.db)).map((entry) => JSON.stringify(entry));
  expect(await verify(all)).toMatchObject({ ok: true, value: { personalRemoved: 3, personalUnexplained: 5 } });
});
