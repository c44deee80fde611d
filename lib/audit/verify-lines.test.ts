import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditPersonal } from '@/lib/db/console-schema';
import type { OpenDatabase } from '@/lib/db/database';
import { openTestDatabase, testKeys } from '@/lib/testing/database';
import { type AuditKeys, deriveAuditKeys } from './audit-keys';
import { type Checkpoint, checkpointLine, createCheckpoint } from './checkpoint';
import { hashEvent } from './hash-event';
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

const verify = (given: string[], keys: AuditKeys | null = deriveAuditKeys(testKeys), checkpoints: Checkpoint[] = []) =>
  verifyLines(
    async function* () {
      yield* given;
    },
    keys,
    checkpoints,
  );
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

test('with the secret the signatures of an export are checked, without it the chain and the checkpoints (T5)', async () => {
  expect(await verify(lines)).toMatchObject({ ok: true, value: { signed: 8, unsigned: 0, unchecked: 0 } });
  expect(await verify(lines, null)).toMatchObject({ ok: true, value: { signed: 0, unchecked: 8 } });
  const forged = rehashed(3, (entry) => ({ ...entry, outcome: 'refused' }));
  expect(await verify(forged)).toEqual({ ok: false, error: { code: 'forged', seq: 4 } });
  expect(await verify(forged, null)).toMatchObject({ ok: true, value: { unchecked: 8 } });
  const { seq, hash } = JSON.parse(lines[7] ?? '');
  const checkpoint = createCheckpoint(deriveAuditKeys(testKeys), { seq, hash, at: new Date(start) });
  const differs = { ok: false, error: { code: 'checkpoint_differs', seq: 8 } };
  expect(await verify(forged, null, [checkpoint])).toEqual(differs);
  expect(await verify([...forged, checkpointLine(checkpoint)], null)).toEqual(differs);
  const ended = [...lines, checkpointLine(checkpoint)];
  expect(await verify(ended)).toMatchObject({
    ok: true,
    value: { checkpoints: { count: 1, newest: new Date(start) } },
  });
  const cut = { ok: false, error: { code: 'truncated', seq: 7 } };
  expect(await verify([...lines.slice(0, 6), checkpointLine(checkpoint)])).toEqual(cut);
  expect(await verify(lines.slice(0, 6), null, [checkpoint])).toEqual(cut);
  const moved = checkpointLine({ ...checkpoint, seq: 6, hash: JSON.parse(lines[5] ?? '').hash });
  expect(await verify([...lines.slice(0, 6), moved])).toEqual({
    ok: false,
    error: { code: 'checkpoint_forged', seq: 6 },
  });
});

/** The lines with one changed and every later hash made to fit, as somebody could who has no key. */
function rehashed(at: number, change: (entry: Record<string, unknown>) => Record<string, unknown>): string[] {
  let prevHash = '';
  return edited(at, change).map((line, index) => {
    const entry = JSON.parse(line);
    if (index > at) entry.prevHash = prevHash;
    if (index >= at) entry.hash = hashEvent({ ...entry, at: new Date(entry.at) }, entry.mac.slice(0, 8));
    prevHash = entry.hash;
    return JSON.stringify(entry);
  });
}

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
