import { expect, test } from 'vitest';
import { authenticatorUri, codeAt, matchStep } from './totp';

/** The seed of RFC 6238, appendix B: the ASCII text 12345678901234567890. */
const seed = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('RFC 6238, appendix B, at %i seconds', (seconds, code) => {
  expect(codeAt(seed, new Date(seconds * 1000))).toBe(code);
  expect(matchStep(seed, code, new Date(seconds * 1000))).toBe(Math.floor(seconds / 30));
});

test('a code is good in its own step and in the next one, and never before or later', () => {
  const code = codeAt(seed, new Date(60_000));
  const steps = [30_000, 59_999, 60_000, 89_999, 90_000, 119_999, 120_000].map((at) =>
    matchStep(seed, code, new Date(at)),
  );
  expect(steps).toEqual([null, null, 2, 2, 2, 2, null]);
});

test.each(['', '28708', '2870822', 'ABCDEF', '２８７０８２'])('%j is not a code', (typed) => {
  expect(matchStep(seed, typed, new Date(59_000))).toBeNull();
});

test('the address that an app scans names the issuer, the account and the seed', () => {
  const uri = new URL(authenticatorUri(seed, 'Example & Co', 'ana@example.com'));
  expect(uri.protocol).toBe('otpauth:');
  expect(uri.host).toBe('totp');
  expect(decodeURIComponent(uri.pathname)).toBe('/Example & Co:ana@example.com');
  expect(Object.fromEntries(uri.searchParams)).toMatchObject({ secret: seed, issuer: 'Example & Co', digits: '6' });
});

test('a step ahead counts only if the device is known to be fast (F12)', () => {
  const fast = codeAt(seed, new Date(90_000));
  const now = new Date(60_000);
  expect(matchStep(seed, fast, now)).toBeNull();
  expect(matchStep(seed, fast, now, 1)).toBe(3);
  expect(matchStep(seed, codeAt(seed, new Date(120_000)), now, 1)).toBeNull();
});
