import { describe, expect, it } from 'vitest';
import { accountWords } from '@/lib/password-policy/account-words';
import type { PasswordPolicy } from '@/lib/password-policy/policy';
import { portalPolicy } from '@/lib/password-policy/portal-policy';
import { type RuleFacts, ruleStates } from './rule-states';

const policy: PasswordPolicy = {
  owner: 'directory',
  minLength: 8,
  maxLength: 128,
  maxBytes: null,
  requiredClasses: ['digit'],
  minClasses: 0,
  allowedSpecials: '-_',
  maxRun: null,
  words: null,
  history: 5,
};

function states(facts: Partial<RuleFacts>) {
  const rules = ruleStates({
    policies: [policy],
    context: { words: [] },
    password: '',
    judged: false,
    issues: [],
    ...facts,
  });
  return Object.fromEntries(rules.map(({ rule, state }) => [rule, state]));
}

describe('ruleStates', () => {
  it('reports no error before anything is typed', () => {
    expect(states({})).toEqual({
      min_length: 'open',
      class_digit: 'open',
      allowed_characters: 'open',
    });
  });

  it('has no line that waits for the server, and so ends with every line ticked (portal 4)', () => {
    expect(states({ password: 'Abcdefg1' })).toEqual({
      min_length: 'met',
      class_digit: 'met',
      allowed_characters: 'met',
    });
  });

  it('reports one error in one line, and the right one (portal 5)', () => {
    const long = { ...policy, allowedSpecials: null, maxLength: 256, maxBytes: 1024 };
    expect(states({ policies: [long], password: `1${'x'.repeat(2000)}` })).toMatchObject({ max_length: 'failed' });
    expect(states({ policies: [long], password: `1${'x'.repeat(2000)}` })).not.toHaveProperty('max_bytes');
    const policies = [portalPolicy(['Example Corp', 'Example Cloud'])];
    const context = { words: accountWords({ username: 'li.wei@example.com', displayName: null, contacts: [] }) };
    const rules = ruleStates({ policies, context, password: 'Example-Corp-2026', judged: false, issues: [] });
    expect(rules.map(({ rule, state, word }) => [rule, state, word])).toEqual([
      ['account_words', 'met', undefined],
      ['organisation_words', 'failed', 'Example Corp'],
    ]);
    const domain = ruleStates({
      policies: [portalPolicy()],
      context,
      password: 'my-example-26',
      judged: false,
      issues: [],
    });
    expect(domain.filter(({ state }) => state === 'failed')).toMatchObject([
      { rule: 'organisation_words', word: 'example' },
    ]);
  });

  it('ticks rules while typing; a forbidden character is an error at once, a missing one is not yet', () => {
    expect(states({ password: 'abc€' })).toEqual({
      min_length: 'open',
      class_digit: 'open',
      allowed_characters: 'failed',
    });
  });

  it('reports unmet rules as errors once the password was sent', () => {
    expect(states({ password: 'abc', judged: true })).toMatchObject({ min_length: 'failed', class_digit: 'failed' });
  });

  it('shows rules that only the server can check, and rarely broken rules once they are broken', () => {
    const issues = [
      { rule: 'history', owner: 'directory', limit: 5 },
      { rule: 'refused_by_directory', owner: 'directory' },
    ] as const;
    expect(states({ password: 'Abcdefg1', issues })).toMatchObject({
      history: 'failed',
      refused_by_directory: 'failed',
    });
    expect(states({ password: 'Abcdefg1' })).not.toHaveProperty('max_length');
    expect(states({ password: 'Abcdefg1'.repeat(20) })).toMatchObject({ max_length: 'failed' });
  });
});
