import { expect, test } from 'vitest';
import { readGeneralizedTime } from './server-time';

test.each([
  ['20261127120000Z', '2026-11-27T12:00:00.000Z'],
  ['20261127120000.25Z', '2026-11-27T12:00:00.250Z'],
  ['20261127120000.0Z', '2026-11-27T12:00:00.000Z'],
  ['2026112712Z', '2026-11-27T12:00:00.000Z'],
  ['19700101000000Z', '1970-01-01T00:00:00.000Z'],
])('%s', (text, time) => {
  expect(readGeneralizedTime(text)?.toISOString()).toBe(time);
});

test.each([null, '', '0', 'never', '20261127120000', '20261127120000+0100', '2026-11-27'])('%j is no time', (text) => {
  expect(readGeneralizedTime(text)).toBeNull();
});
