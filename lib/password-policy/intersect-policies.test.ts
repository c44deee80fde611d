import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkPassword } from './check-password';
import { intersectPolicies } from './intersect-policies';
import { listRules } from './list-rules';
import type { PasswordPolicy } from './policy';
import { anyContext, anyPassword, anyPolicy, rivalPassword, rivalPolicies } from './testing/arbitrary-policies';

const policies = fc.array(anyPolicy, { minLength: 1, maxLength: 4 });
const accepts = (policy: PasswordPolicy, password: string, context: { words: string[] }) =>
  checkPassword(password, [policy], context).length === 0;

describe('intersectPolicies', () => {
  test('accepts exactly what all parts accept, and so does the list of their rules', () => {
    let accepted = 0;
    fc.assert(
      fc.property(policies, anyPassword, anyContext, ([first, ...others], password, context) => {
        if (!first) return;
        const byParts = [first, ...others].every((part) => accepts(part, password, context));
        const merged = intersectPolicies(first, ...others);
        if (byParts) accepted += 1;
        expect(merged.ok && accepts(merged.value, password, context)).toBe(byParts);
        expect(checkPassword(password, [first, ...others], context).length === 0).toBe(byParts);
      }),
      { numRuns: 20_000, seed: 20_260_801 },
    );
    // Both results actually occurred.
    expect(accepted).toBeGreaterThan(2_000);
    expect(accepted).toBeLessThan(18_000);
  });

  test('the same if only the rules about words, or about classes, differ', () => {
    fc.assert(
      fc.property(rivalPolicies, rivalPassword, anyContext, ([first, ...others], password, context) => {
        if (!first) return;
        const byParts = [first, ...others].every((part) => accepts(part, password, context));
        const merged = intersectPolicies(first, ...others);
        expect(merged.ok && accepts(merged.value, password, context)).toBe(byParts);
        expect(checkPassword(password, [first, ...others], context).length === 0).toBe(byParts);
      }),
      { numRuns: 10_000, seed: 20_260_803 },
    );
  });

  test('requires of server and back end what any part requires', () => {
    fc.assert(
      fc.property(policies, ([first, ...others]) => {
        if (!first) return;
        const parts = [first, ...others];
        const merged = intersectPolicies(first, ...others);
        if (!merged.ok) return;
        expect(merged.value.refusesCommon ?? false).toBe(parts.some((part) => part.refusesCommon));
        expect(merged.value.history ?? 0).toBe(Math.max(...parts.map((part) => part.history ?? 0)));
        const limit = listRules(parts).find((rule) => rule.rule === 'history')?.limit;
        expect(limit ?? 0).toBe(merged.value.history ?? 0);
      }),
      { numRuns: 2_000, seed: 20_260_804 },
    );
  });

  test('word rules that do not cover each other are all kept', () => {
    const base: PasswordPolicy = {
      owner: 'directory',
      minLength: 0,
      maxLength: 64,
      maxBytes: null,
      requiredClasses: [],
      minClasses: 0,
      allowedSpecials: null,
      maxRun: null,
      words: { match: 'contains', reversed: false, minWordLength: 5 },
      history: null,
    };
    const other: PasswordPolicy = { ...base, words: { match: 'equals', reversed: true, minWordLength: 3 } };
    const weaker: PasswordPolicy = { ...base, words: { match: 'equals', reversed: false, minWordLength: 5 } };
    const merged = intersectPolicies(base, other, weaker);
    expect(merged).toMatchObject({ ok: true, value: { words: base.words, moreWords: [other.words] } });
  });

  test.each<[string, Partial<PasswordPolicy>, Partial<PasswordPolicy>, string[]]>([
    ['longer than the longest', { minLength: 20 }, { maxLength: 16 }, ['min_length', 'max_length']],
    ['longer than the bytes', { minLength: 20 }, { maxBytes: 19 }, ['min_length', 'max_bytes']],
    [
      'a symbol that is not taken',
      { requiredClasses: ['special'] },
      { allowedSpecials: 'é' },
      ['class_special', 'allowed_characters'],
    ],
    [
      'symbols that do not meet',
      { allowedSpecials: '-', minClasses: 4 },
      { allowedSpecials: '!' },
      ['min_classes', 'allowed_characters'],
    ],
    [
      'more classes than characters',
      { requiredClasses: ['lower', 'upper', 'digit'] },
      { maxLength: 2 },
      ['min_classes', 'max_length'],
    ],
    [
      'more classes than bytes',
      { requiredClasses: ['lower', 'upper', 'digit'] },
      { maxBytes: 2 },
      ['min_classes', 'max_length'],
    ],
  ])('says when nothing is left: %s', (_name, left, right, rules) => {
    const base: PasswordPolicy = {
      owner: 'directory',
      minLength: 0,
      maxLength: 64,
      maxBytes: null,
      requiredClasses: [],
      minClasses: 0,
      allowedSpecials: null,
      maxRun: null,
      words: null,
      history: null,
    };
    expect(intersectPolicies({ ...base, ...left }, { ...base, ...right })).toEqual({ ok: false, error: { rules } });
  });
});
