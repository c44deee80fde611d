import { expect, test } from 'vitest';
import { createCapturingLogger } from '@/lib/base/testing/capturing-logger';
import { createClockWarning } from './clock-warning';

test('a machine whose clock differs much from the database is reported once in the log (T11)', async () => {
  const logger = createCapturingLogger();
  let aheadMs = 1_000;
  const now = () => new Date('2026-01-05T12:00:00Z');
  const warn = createClockWarning(logger, now, () => new Date(now().getTime() + aheadMs));
  await warn();
  expect(logger.lines).toEqual([]);
  aheadMs = -3_600_000;
  await warn();
  await warn();
  expect(logger.lines).toMatchObject([{ level: 'warn', fields: { detail: '3600 seconds behind' } }]);
});
