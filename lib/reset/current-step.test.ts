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

  test('is at the step of its state while its directory exists', () => {
    expect(stepAt({ usable: [staff], broken: [] }, attempt)).toBe(nextStep(attempt, now));
    const own = { ...attempt, directoryId: 'operators' };
    expect(stepAt({ usable: [staff], broken: [], operators }, own)).toBe(nextStep(own, now));
  });

  // Pages would redirect in a loop if the first page still saw an attempt under way.
  test('is over once its directory is removed or broken', () => {
    expect(stepAt({ usable: [], broken: [] }, attempt)).toBe('identify');
    expect(stepAt({ usable: [staff], broken: [] }, { ...attempt, directoryId: 'operators' })).toBe('identify');
  });
});

test('without an attempt the step is the first page', () => {
  expect(stepAt({ usable: [staff], broken: [] }, null)).toBe('identify');
});
