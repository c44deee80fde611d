import { describe, expect, test } from 'vitest';
import { attemptStates } from '@/lib/db/schema';
import type { Directories, Directory } from '@/lib/directories/directory';
import type { Attempt } from './attempt';
import { currentStep } from './current-step';
import { nextStep } from './next-step';

const now = new Date('2026-05-01T12:00:00.000Z');
const staff = { id: 'staff' } as Directory;
const operators = { id: 'operators' } as Directory;
const stepAt = (directories: Directories, attempt: Attempt | null) =>
  currentStep({ directories, clock: () => now }, attempt);

describe.each(attemptStates)('an attempt that is %s', (state) => {
  const attempt = { state, directoryId: 'staff', expiresAt: new Date(now.getTime() + 60_000) } as Attempt;

  test('is where its state says while its directory is there', () => {
    expect(stepAt({ usable: [staff], broken: [] }, attempt)).toBe(nextStep(attempt, now));
    const own = { ...attempt, directoryId: 'operators' };
    expect(stepAt({ usable: [staff], broken: [], operators }, own)).toBe(nextStep(own, now));
  });

  // Pages would send the browser back and forth if the first one still saw it on its way.
  test('is over once its directory was taken away or broke', () => {
    expect(stepAt({ usable: [], broken: [] }, attempt)).toBe('identify');
    expect(stepAt({ usable: [staff], broken: [] }, { ...attempt, directoryId: 'operators' })).toBe('identify');
  });
});

test('without an attempt it is the first page', () => {
  expect(stepAt({ usable: [staff], broken: [] }, null)).toBe('identify');
});
