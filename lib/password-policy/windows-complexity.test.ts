import { expect, test } from 'vitest';
import { checkPassword } from './check-password';
import { generatePassword } from './generate-password';
import { intersectPolicies } from './intersect-policies';
import type { PasswordPolicy } from './policy';
import { portalPolicy } from './portal-policy';

const windows: PasswordPolicy = {
  ...portalPolicy(),
  owner: 'directory',
  minLength: 7,
  refusesCommon: false,
  windowsComplexity: true,
  words: { match: 'contains', reversed: false, minWordLength: 3, inParts: true },
};
const broken = (password: string, words: string[] = []) =>
  checkPassword(password, [windows], { words }).map(({ rule }) => rule);

test.each([
  ['Abcdefg1', []],
  ['abcdefg1', ['complexity']],
  ['ABCDEFG1', ['complexity']],
  ['abcdefg-1', []],
  ['abcdefghi', ['complexity']],
  // A space and a currency sign are no symbols.
  ['abc defg1', ['complexity']],
  ['abcdefg€1', ['complexity']],
  // Letters of other alphabets have their case; Chinese characters are a class of their own.
  ['ñandúes-Á', []],
  ['пароль-Я', []],
  ['密码abcdefg1', []],
  ['密码密码密码密', ['complexity']],
  ['1234567-密', []],
])('%s: %j', (password, rules) => {
  expect(broken(password)).toEqual(rules);
});

test.each([
  ['Xy-ana-12345', ['ana'], ['account_words']],
  ['Xy-ANA-12345', ['ana'], ['account_words']],
  // Names of one or two characters do not count.
  ['Xy-li-12345', ['li'], []],
  // Each part of a display name counts, divided at commas, dots, hyphens, underscores, spaces and number signs.
  ['Xy-lopez-12345', ['Ana Lopez-Garcia'], ['account_words']],
  ['Xy-garcia-12345', ['Ana Lopez-Garcia'], ['account_words']],
  ['Xy-erin-12345', ['Erin M. Hagens'], ['account_words']],
  ['Xy-M-12345', ['Erin M. Hagens'], []],
  ['Xy-l0pez-12345', ['Ana Lopez'], []],
])('%s for %j: %j', (password, words, rules) => {
  expect(broken(password, words)).toEqual(rules);
});

test('a generated password meets the rules, with the portal’s and an organisation’s too', () => {
  const organisation: PasswordPolicy = { ...portalPolicy(), owner: 'organisation', minClasses: 4, minLength: 14 };
  for (const policies of [[windows], [windows, portalPolicy()], [windows, organisation]] as const) {
    for (let count = 0; count < 50; count += 1) {
      const password = generatePassword([...policies], { words: ['ana', 'Ana Lopez'] });
      expect(password.ok && checkPassword(password.value, policies, { words: ['ana', 'Ana Lopez'] })).toEqual([]);
    }
  }
});

test('an intersection keeps the rule', () => {
  const both = intersectPolicies(portalPolicy(), windows);
  expect(both).toMatchObject({ ok: true, value: { windowsComplexity: true } });
  expect(intersectPolicies(portalPolicy(), portalPolicy())).toMatchObject({
    ok: true,
    value: { windowsComplexity: false },
  });
});
