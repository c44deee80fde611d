import { describe, expect, test } from 'vitest';
import { estimateStrength } from './strength';

describe('estimateStrength', () => {
  test.each([
    ['password', 'common'],
    ['p4ssw0rd', 'look_alikes'],
    ['zxcvbnm,./', 'keyboard'],
    ['aaaaaaaaaa', 'repeats'],
    ['abcdefghij', 'sequence'],
    ['12.03.1987', 'date'],
    ['x8Fq2L', 'longer'],
    ['dalaigh7', 'personal'],
  ] as const)('%s is weak: %s', async (password, hint) => {
    expect(await estimateStrength(password, ['dalaigh'])).toEqual({ level: 'weak', hint });
  });

  test('words of the account only count against its owner', async () => {
    expect((await estimateStrength('dalaigh7', [])).hint).toBe('longer');
  });

  test('a longer one is good, a long one strong', async () => {
    expect((await estimateStrength('Tr0ub4dor&3', [])).level).toBe('good');
    expect(await estimateStrength('Kx7pm-9wQtz-hR4vb', [])).toEqual({ level: 'strong', hint: 'none' });
  });

  test('the empty and a very long password get a result', async () => {
    expect((await estimateStrength('', [])).level).toBe('weak');
    expect((await estimateStrength('ab'.repeat(5_000), [])).level).toBe('weak');
  });
});
