import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createKeys } from './keys';
import { codeFor, createCodeId, createCodeMac, isCodeMatch } from './one-time-code';

const secret = randomBytes(32).toString('base64');
const keys = createKeys(secret);
const binding = { attemptId: 'a'.repeat(64), accountKey: 'local:1', purpose: 'reset:email' };

describe('codeFor', () => {
  test('returns the same digits for the same id, and others under another secret', () => {
    const codeId = createCodeId(keys);
    const code = codeFor(keys, codeId, 6);
    expect(code).toMatch(/^\d{6}$/);
    expect(codeFor(createKeys(secret), codeId, 6)).toBe(code);
    expect(codeFor(createKeys(randomBytes(32).toString('base64')), codeId, 6)).toBeNull();
    expect(codeFor(keys, codeId, 8)?.startsWith(code ?? 'none')).toBe(true);
  });

  test('still finds a code after the secret was changed', () => {
    const codeId = createCodeId(keys);
    const rotated = createKeys(randomBytes(32).toString('base64'), secret);
    expect(codeFor(rotated, codeId, 6)).toBe(codeFor(keys, codeId, 6));
    expect(isCodeMatch(rotated, createCodeMac(keys, binding, '123456'), binding, '123456')).toBe(true);
  });

  test('is uniform: every digit at every place, and pairs of neighbours (chi-square, p > 0.0001)', () => {
    // The secret and the ids are fixed, so the result is the same on every run.
    const fixed = createKeys(Buffer.alloc(32, 7).toString('base64'));
    const rounds = 150_000;
    const places = Array.from({ length: 6 }, () => new Array<number>(10).fill(0));
    const pairs = new Array<number>(100).fill(0);
    for (let round = 0; round < rounds; round += 1) {
      const code = codeFor(fixed, `${fixed.current.id}.${round}`, 6) ?? '';
      for (const [place, counts] of places.entries())
        counts[Number(code[place])] = (counts[Number(code[place])] ?? 0) + 1;
      const pair = Number(code.slice(0, 2));
      pairs[pair] = (pairs[pair] ?? 0) + 1;
    }
    for (const counts of places) expect(chiSquare(counts, rounds / 10)).toBeLessThan(33.72);
    expect(chiSquare(pairs, rounds / 100)).toBeLessThan(161.32);
  });
});

function chiSquare(counts: number[], expected: number): number {
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

describe('isCodeMatch', () => {
  const mac = createCodeMac(keys, binding, '123456');

  test('accepts the code in its own place only', () => {
    expect(isCodeMatch(keys, mac, binding, '123456')).toBe(true);
    expect(isCodeMatch(keys, mac, binding, '123457')).toBe(false);
    expect(isCodeMatch(keys, mac, { ...binding, attemptId: 'b'.repeat(64) }, '123456')).toBe(false);
    expect(isCodeMatch(keys, mac, { ...binding, accountKey: 'local:2' }, '123456')).toBe(false);
    expect(isCodeMatch(keys, mac, { ...binding, accountKey: null }, '123456')).toBe(false);
    expect(isCodeMatch(keys, mac, { ...binding, purpose: 'reset:sms' }, '123456')).toBe(false);
  });

  test.each([null, '', ' ', '0'.repeat(64), mac.toUpperCase(), mac.slice(2)])(
    'never matches the stored %j',
    (stored) => {
      expect(isCodeMatch(keys, stored, binding, '123456')).toBe(false);
    },
  );

  test.each(['', ' ', 'null', '１２３４５６'])('never matches the typed %j, even where it was stored', (code) => {
    expect(isCodeMatch(keys, createCodeMac(keys, binding, code), binding, code)).toBe(false);
  });
});
