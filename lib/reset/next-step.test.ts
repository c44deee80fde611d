import { expect, test } from 'vitest';
import { type AttemptState, attemptStates } from '@/lib/db/schema';
import type { Attempt } from './attempt';
import { nextStep, type Step, stepPaths } from './next-step';

const now = new Date('2026-03-01T12:00:00Z');
const after = (milliseconds: number) => new Date(now.getTime() + milliseconds);
const minutes = 60_000;

function attemptIn(state: AttemptState, expiresAt: Date): Attempt {
  return {
    id: 'a'.repeat(64),
    directoryId: 'local',
    accountId: 'ana',
    accountName: 'ana',
    identifier: 'ana@example.com',
    identifierKind: 'email',
    locale: 'en',
    state,
    purpose: 'reset',
    method: 'email',
    proofs: 0,
    providerState: null,
    codeId: null,
    codeMac: null,
    codeTries: 0,
    codeSentAt: null,
    codeTo: null,
    codeExpiresAt: null,
    startedAt: after(-30 * minutes),
    expiresAt,
    verifiedAt: null,
    settingAt: null,
    finishedAt: null,
    requestId: 'r',
    startedFrom: null,
    lastError: null,
    handoffId: null,
    codeTriedAt: null,
    device: null,
    provedTokenHash: null,
    provedCodeMac: null,
  };
}

/** When the attempt expires, relative to now. Outcomes are shown for 30 minutes more. */
const moments = {
  'an hour ahead': 60 * minutes,
  'one millisecond ahead': 1,
  'this moment': 0,
  'one millisecond ago': -1,
  'just under 30 minutes ago': -30 * minutes + 1,
  '30 minutes ago': -30 * minutes,
  'a day ago': -24 * 60 * minutes,
};

const live = ['an hour ahead', 'one millisecond ahead'];
const shown = [...live, 'this moment', 'one millisecond ago', 'just under 30 minutes ago'];

const table: Record<AttemptState, { step: Step; during: readonly string[] }> = {
  open: { step: 'verify', during: live },
  verified: { step: 'password', during: live },
  setting: { step: 'done', during: shown },
  done: { step: 'done', during: shown },
  refused: { step: 'done', during: shown },
  unknown: { step: 'done', during: shown },
  abandoned: { step: 'identify', during: [] },
};

const rows = attemptStates.flatMap((state) =>
  Object.entries(moments).map(([name, offset]) => {
    const { step, during } = table[state];
    return [state, name, offset, during.includes(name) ? step : 'identify'] as const;
  }),
);

test.each(rows)('%s, ending %s', (state, _name, offset, step) => {
  expect(nextStep(attemptIn(state, after(offset)), now)).toBe(step);
});

test('without an attempt the step is the first page', () => {
  expect(nextStep(null, now)).toBe('identify');
});

test('only a verified attempt that has not expired reaches the password', () => {
  const reached = rows.filter(([state, , offset]) => nextStep(attemptIn(state, after(offset)), now) === 'password');
  expect(reached.map(([state, name]) => [state, name])).toEqual(live.map((name) => ['verified', name]));
});

test('each step has its own page', () => {
  expect(new Set(Object.values(stepPaths)).size).toBe(4);
});
