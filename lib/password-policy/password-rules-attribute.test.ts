import { expect, test } from 'vitest';
import { passwordRulesAttribute } from './password-rules-attribute';
import type { PasswordPolicy } from './policy';

const policy: PasswordPolicy = {
  owner: 'directory',
  minLength: 8,
  maxLength: 32,
  maxBytes: null,
  requiredClasses: [],
  minClasses: 0,
  allowedSpecials: null,
  maxRun: null,
  words: null,
  history: null,
};

test('states lengths and allows any printable character', () => {
  expect(passwordRulesAttribute(policy)).toBe('minlength: 8; maxlength: 32; allowed: ascii-printable;');
});

test('required classes, the longest run, and specials with the hyphen first and the bracket last', () => {
  const strict: PasswordPolicy = {
    ...policy,
    requiredClasses: ['lower', 'upper', 'special'],
    allowedSpecials: '!]-@é',
    maxRun: 2,
  };
  expect(passwordRulesAttribute(strict)).toBe(
    'minlength: 8; maxlength: 32; required: lower; required: upper; required: [-!@]]; allowed: lower, upper, digit, [-!@]]; max-consecutive: 2;',
  );
});

test('three of four becomes three named classes, letters and digits first', () => {
  expect(passwordRulesAttribute({ ...policy, minClasses: 3, allowedSpecials: '' })).toBe(
    'minlength: 8; maxlength: 32; required: lower; required: upper; required: digit; allowed: lower, upper, digit;',
  );
});

test('required classes count towards the number of classes', () => {
  expect(passwordRulesAttribute({ ...policy, requiredClasses: ['special'], minClasses: 2 })).toBe(
    'minlength: 8; maxlength: 32; required: special; required: lower; allowed: ascii-printable;',
  );
});
