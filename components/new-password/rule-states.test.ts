import { describe, expect, it } from 'vitest';
import type { PasswordPolicy } from '@/lib/password-policy/policy';
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
  it('blames nobody before anything is typed', () => {
    expect(states({})).toEqual({
      min_length: 'open',
      class_digit: 'open',
      allowed_characters: 'open',
      history: 'open',
    });
  });

  it('ticks while typing, names a forbidden character at once and a missing one not yet', () => {
    expect(states({ password: 'abc€' })).toEqual({
      min_length: 'open',
      class_digit: 'open',
      allowed_characters: 'failed',
      history: 'open',
    });
  });

  it('calls what is missing a mistake once the password was sent', () => {
    expect(states({ password: 'abc', judged: true })).toMatchObject({ min_length: 'failed', class_digit: 'failed' });
  });

  it('shows what only the server can tell, and rules that hardly anybody breaks once they are broken', () => {
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
