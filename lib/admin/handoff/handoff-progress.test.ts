import { expect, test } from 'vitest';
import { type HandoffStage, isFinalStage } from '@/lib/forms/handoff';
import { handoffEnds, handoffStage } from './handoff-progress';

const now = new Date('2026-11-21T12:00:00Z');
const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const fresh = { openedAt: null, usedAt: null, endedAt: null, expiresAt: at(5) };
const opened = { ...fresh, openedAt: at(-1) };

test.each<[string, Omit<Parameters<typeof handoffStage>[0], 'attemptEnds'>, HandoffStage]>([
  ['just made', { handoff: fresh, attempt: null, message: null }, 'made'],
  ['sent', { handoff: fresh, attempt: null, message: 'sent' }, 'sent'],
  ['not sent', { handoff: fresh, attempt: null, message: 'given_up' }, 'send_failed'],
  ['opened', { handoff: opened, attempt: 'verified', message: 'sent' }, 'opened'],
  ['at the back end’s proof', { handoff: opened, attempt: 'open', message: null }, 'opened'],
  ['being set', { handoff: opened, attempt: 'setting', message: null }, 'opened'],
  [
    'being set as its time ends',
    { handoff: { ...opened, expiresAt: now }, attempt: 'setting', message: null },
    'opened',
  ],
  ['left by the person', { handoff: opened, attempt: 'abandoned', message: null }, 'ended'],
  ['set', { handoff: { ...opened, usedAt: now }, attempt: 'done', message: 'sent' }, 'set'],
  ['set, and the attempt deleted', { handoff: { ...opened, usedAt: now }, attempt: null, message: null }, 'set'],
  [
    'set, and replaced later',
    { handoff: { ...opened, usedAt: now, endedAt: now }, attempt: 'done', message: null },
    'set',
  ],
  ['refused', { handoff: { ...opened, expiresAt: at(-1) }, attempt: 'refused', message: null }, 'refused'],
  ['unknown', { handoff: opened, attempt: 'unknown', message: null }, 'unknown'],
  ['too old', { handoff: { ...fresh, expiresAt: now }, attempt: null, message: 'sent' }, 'expired'],
  ['opened and too old', { handoff: { ...opened, expiresAt: now }, attempt: 'verified', message: null }, 'expired'],
  ['replaced', { handoff: { ...fresh, endedAt: at(-1) }, attempt: null, message: null }, 'ended'],
])('%s', (_name, facts, stage) => {
  expect(handoffStage({ ...facts, attemptEnds: null }, now)).toBe(stage);
});

test.each([
  ['an attempt that is over', at(0), 'expired'],
  ['an attempt that goes on', at(1), 'opened'],
])('%s counts once the link was opened (C5)', (_name, attemptEnds, stage) => {
  expect(handoffStage({ handoff: opened, attempt: 'verified', attemptEnds, message: null }, now)).toBe(stage);
});

test('the earlier of the two ends is the end (C5)', () => {
  expect(handoffEnds(fresh, null)).toEqual(at(5));
  expect(handoffEnds(opened, at(2))).toEqual(at(2));
  expect(handoffEnds(opened, at(9))).toEqual(at(5));
});

test('only ends are final', () => {
  expect((['made', 'sent', 'send_failed', 'opened'] as const).some(isFinalStage)).toBe(false);
  expect((['set', 'refused', 'unknown', 'expired', 'ended'] as const).every(isFinalStage)).toBe(true);
});
