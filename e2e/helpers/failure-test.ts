import { generatePeople } from '@/e2e/stack/generate-people';
import { readSharedStack } from '@/e2e/stack/shared-stack';
import type { Stack } from '@/e2e/stack/stack';
import { type RunningStack, startStack } from '@/e2e/stack/start-stack';
import { test as base } from './fixtures';

/**
 * `test` with its own simulators, whose switches affect no other test, and its own portal: codes have 8 digits, and an
 * attempt lasts one minute. The stack has a fixed folder, so only one worker may use it at a time.
 */
export const test = base.extend<object, { running: RunningStack; stack: Stack }>({
  running: [
    async ({ browserName: _ }, use) => {
      const { stack: shared, smtp } = readSharedStack();
      const people = generatePeople('fail', { cloud: 12, meeting: 5, local: 2 });
      const running = await startStack({
        name: 'failures',
        run: shared.run,
        people: {
          ...people,
          cloud: people.cloud.map((person, at) => (at === 0 ? { ...person, source: 'Sync' } : person)),
        },
        config: { codeDigits: 8, limits: { attemptMinutes: 1 } },
        demo: false,
        inbox: { inbox: shared.inbox, smtp },
      });
      await use(running);
      await running.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  stack: [async ({ running }, use) => use(running.stack), { scope: 'worker' }],
});
