import { expect, test } from 'vitest';
import { createDatabaseClock } from './database-clock';

const noon = Date.UTC(2026, 0, 5, 12);

function createClock() {
  let elapsed = 0;
  const clock = createDatabaseClock(() => elapsed);
  const wait = (ms: number) => {
    elapsed += ms;
  };
  const measure = (databaseMs: number, tookMs: number) => clock.take(databaseMs, elapsed - tookMs, elapsed);
  return { now: () => clock.now().getTime() - noon, wait, measure };
}

test('the database’s time advances between two measurements (T11)', () => {
  const { now, wait, measure } = createClock();
  measure(noon, 0);
  wait(1_500);
  expect(now()).toBe(1_500);
});

test('a slow response does not move the clock, a better one does', () => {
  const { now, wait, measure } = createClock();
  measure(noon, 0);
  wait(1_000);
  measure(noon + 900, 1_000);
  expect(now()).toBe(1_000);
  measure(noon + 1_400, 0);
  expect(now()).toBe(1_400);
});

test('the clock stops rather than go back a little, and follows a database whose clock was set back', () => {
  const { now, wait, measure } = createClock();
  measure(noon, 0);
  wait(2_000);
  expect(now()).toBe(2_000);
  measure(noon, 0);
  expect(now()).toBe(2_000);
  wait(2_500);
  expect(now()).toBe(2_500);
  measure(noon - 3_600_000, 0);
  expect(now()).toBe(-3_600_000);
});
