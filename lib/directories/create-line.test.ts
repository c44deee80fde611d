import { expect, test } from 'vitest';
import { createTestClock } from '@/lib/testing/test-clock';
import { createLine, type NotedCall } from './create-line';

const silence = { code: 'unavailable', silent: true, durationMs: 10_000 } as const;
const refusal = { code: 'account_gone', silent: false, durationMs: 20 } as const;

function openLine() {
  const time = createTestClock();
  const noted: NotedCall[] = [];
  return { time, noted, line: createLine(time.now, (call) => noted.push(call)) };
}

test('after two calls without a response nothing is sent, until one probe may pass (T9)', () => {
  const { line, time } = openLine();
  line.note('ResetPassword', silence);
  expect(line.admit('ResetPassword')).toBe(true);
  line.note('ResetPassword', silence);
  for (let at = 0; at < 10; at += 1) expect(line.admit('ResetPassword')).toBe(false);
  // Reads may work while writes hang.
  expect(line.admit('GetUser')).toBe(true);
  time.advance(15);
  expect(line.admit('ResetPassword')).toBe(true);
  // The other calls do not wait for the probe.
  expect(line.admit('ResetPassword')).toBe(false);
});

test('the probe reopens the endpoint for everybody, or closes it again (T9)', () => {
  const { line, time } = openLine();
  for (let at = 0; at < 2; at += 1) line.note('GetUser', silence);
  time.advance(15);
  expect(line.admit('GetUser')).toBe(true);
  line.note('GetUser', silence);
  expect(line.admit('GetUser')).toBe(false);
  time.advance(15);
  expect(line.admit('GetUser')).toBe(true);
  line.note('GetUser', { code: null, silent: false, durationMs: 30 });
  for (let at = 0; at < 3; at += 1) expect(line.admit('GetUser')).toBe(true);
});

test('any response shows that the back end is up; a probe that never ends does not block for ever (T9)', () => {
  const { line, time } = openLine();
  for (let at = 0; at < 6; at += 1) {
    line.note('GetUser', silence);
    line.note('GetUser', refusal);
  }
  expect(line.admit('GetUser')).toBe(true);
  for (let at = 0; at < 2; at += 1) line.note('GetUser', silence);
  time.advance(15);
  expect(line.admit('GetUser')).toBe(true);
  time.advance(60);
  expect(line.admit('GetUser')).toBe(true);
});

test('outcomes are reported, with the time until which other calls are held (C1)', () => {
  const { line, noted, time } = openLine();
  line.note('GetUser', silence);
  line.note('GetUser', silence);
  expect(noted.map(({ heldUntil }) => heldUntil)).toEqual([null, new Date(time.now().getTime() + 15_000)]);
});
