import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkPassword } from './check-password';
import { generatePassword, type RandomBytes, randomIndex } from './generate-password';
import { intersectPolicies } from './intersect-policies';
import { organisationPolicy } from './organisation-policy';
import type { PasswordPolicy } from './policy';
import { portalPolicy } from './portal-policy';
import { anyContext, anyPolicy } from './testing/arbitrary-policies';

const cloud: PasswordPolicy = {
  owner: 'directory',
  minLength: 8,
  maxLength: 32,
  maxBytes: 32,
  requiredClasses: ['lower', 'upper', 'digit'],
  minClasses: 3,
  allowedSpecials: '-!@#',
  maxRun: 2,
  words: { match: 'contains', reversed: true, minWordLength: 3 },
  history: null,
};
const nobody = { words: [] };
const nonEmpty = fc.array(anyPolicy, { minLength: 1, maxLength: 3 });

/** Yields the same bytes on every run. */
function seededBytes(seed: string): RandomBytes {
  let block = Buffer.alloc(0);
  let count = 0;
  return (bytes) => {
    while (block.length < bytes.length) {
      count += 1;
      block = Buffer.concat([block, createHash('sha512').update(`${seed} ${count}`).digest()]);
    }
    bytes.set(block.subarray(0, bytes.length));
    block = block.subarray(bytes.length);
  };
}

function generate(policies: readonly PasswordPolicy[], context: { words: string[] }, random?: RandomBytes): string {
  const [first, ...others] = policies;
  if (!first) throw new Error('no policy');
  const answer = generatePassword([first, ...others], context, random);
  if (!answer.ok) throw new Error(`nothing to generate: ${answer.error.rules.join(' ')}`);
  return answer.value;
}

describe('generatePassword', () => {
  test('every generated password passes, and there is one whenever the policies allow any', () => {
    let generated = 0;
    fc.assert(
      fc.property(nonEmpty, anyContext, ([first, ...others], context) => {
        if (!first) return;
        const answer = generatePassword([first, ...others], context);
        const merged = intersectPolicies(first, ...others);
        expect(answer.ok).toBe(merged.ok);
        if (!answer.ok) return;
        generated += 1;
        expect(checkPassword(answer.value, [first, ...others], context)).toEqual([]);
      }),
      { numRuns: 1_000, seed: 20_260_802 },
    );
    expect(generated).toBeGreaterThan(500);
  });

  test('redraws a candidate that contains a word of the account or a banned one', () => {
    const drawn = (policies: PasswordPolicy[], words: string[]) => generate(policies, { words }, seededBytes('again'));
    const first = drawn([cloud], []);
    const [word = ''] = first.split('-').slice(1);
    expect(word).toHaveLength(5);
    const others = [drawn([cloud], [word]), drawn([{ ...cloud, bannedWords: [word] }], [])];
    for (const other of others) {
      expect(other).not.toBe(first);
      expect(other.toLowerCase()).not.toContain(word.toLowerCase());
      expect(checkPassword(other, [cloud], { words: [word] })).toEqual([]);
    }
  });

  test('is readable: groups of 5 joined by hyphens, no look-alikes', () => {
    const password = generate([cloud, organisationPolicy({ minLength: 12 }), portalPolicy()], nobody);
    expect(password).toMatch(/^[a-hjkmnp-zA-HJ-NP-Z2-9]{5}(-[a-hjkmnp-zA-HJ-NP-Z2-9]{5}){2}$/);
  });

  test('uses no hyphen if the back end accepts none', () => {
    const password = generate([{ ...cloud, allowedSpecials: '' }], nobody);
    expect(password).toMatch(/^[a-zA-Z0-9]{15}$/);
  });

  test('is as long as allowed if 80 bits do not fit, and as long as required', () => {
    expect(Array.from(generate([{ ...cloud, maxLength: 10 }], nobody))).toHaveLength(10);
    expect(generate([{ ...cloud, minLength: 30 }], nobody).length).toBeGreaterThanOrEqual(30);
    expect(
      generate([{ ...cloud, minLength: 250, maxLength: 256, maxBytes: null, maxRun: 1 }], nobody).length,
    ).toBeGreaterThanOrEqual(250);
  });

  test('contains a symbol if one is required, even an unusual one', () => {
    expect(generate([{ ...cloud, allowedSpecials: '(', requiredClasses: ['special'] }], nobody)).toContain('(');
    expect(generate([{ ...cloud, allowedSpecials: ' ', requiredClasses: ['special'] }], nobody).trim()).toContain(' ');
  });

  test('returns the rules that contradict each other', () => {
    expect(generatePassword([cloud, organisationPolicy({ minLength: 40 })], nobody)).toEqual({
      ok: false,
      error: { rules: ['min_length', 'max_length'] },
    });
  });

  test('draws every character equally often, and never twice the same password', () => {
    const random = seededBytes('uniform');
    const passwords = Array.from({ length: 4_000 }, () => generate([portalPolicy()], nobody, random));
    expect(new Set(passwords).size).toBe(passwords.length);
    const counts = new Map<string, number>();
    for (const each of passwords.join('').replaceAll('-', '')) counts.set(each, (counts.get(each) ?? 0) + 1);
    const total = 4_000 * 15;
    expect(counts.size).toBe(55);
    const expected = total / counts.size;
    const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    // 54 degrees of freedom: more than 99 occurs by chance once in 5,000 seeds, and the seed is fixed.
    expect(chiSquare).toBeLessThan(99);
  });

  test('the index redraws values that would favour small numbers', () => {
    const script = [255, 250, 219, 0];
    const scripted: RandomBytes = (bytes) => bytes.fill(script.shift() ?? 0);
    // 220 is the largest multiple of 55 below 256.
    expect(randomIndex(55, scripted)).toBe(219 % 55);
    expect(script).toEqual([0]);
  });

  test('uses the system’s random source by default', () => {
    const passwords = new Set(Array.from({ length: 50 }, () => generate([cloud], nobody)));
    expect(passwords.size).toBe(50);
  });
});
