import { expect, test } from 'vitest';
import { ruleWords } from '@/components/new-password/rule-words';
import { passwordPhrases } from '@/lib/i18n/phrases/password-phrases';
import { explainPolicy } from './explain-policy';
import { organisationPolicy } from './organisation-policy';
import type { PasswordPolicy } from './policy';
import { portalPolicy } from './portal-policy';

const cloud = { ...organisationPolicy({ minLength: 8 }), owner: 'directory' as const, maxLength: 16 };
const directory = { name: 'Cloud', policies: [cloud, portalPolicy(['Cloud'])] };

test('the strictest of all rules is shown, and examples are checked against all of them', () => {
  const { rules, conflict, examples } = explainPolicy(directory, { minLength: '12', words: 'acme\n\nab' });
  expect(conflict).toBeNull();
  expect(rules).toContainEqual(expect.objectContaining({ rule: 'min_length', limit: 12 }));
  expect(rules).toContainEqual(expect.objectContaining({ rule: 'max_length', limit: 16 }));
  expect(examples.map(({ password, broken }) => [password, broken?.rule ?? null])).toEqual([
    ['acme-2026-Xq7', 'organisation_words'],
    ['grün & gelb im Regen', 'max_length'],
    ['Tulip-Harbour-71-Candle', 'max_length'],
  ]);
});

test('rules that contradict each other are named with their numbers (C25)', () => {
  expect(explainPolicy(directory, { minLength: '17', words: '' }).conflict).toMatchObject([
    { rule: 'min_length', limit: 17 },
    { rule: 'max_length', limit: 16 },
  ]);
});

test.each<[string, Partial<PasswordPolicy>, string[]]>([
  ['a limit in bytes', { allowedSpecials: '-', maxBytes: 10 }, ['At least 12 characters', 'At most 10 characters']],
  [
    'more kinds than fit',
    { minLength: 0, minClasses: 3, maxLength: 2 },
    ['At least 12 characters', 'At most 2 characters'],
  ],
  ['no symbol to take', { requiredClasses: ['special'], allowedSpecials: '' }, ['A symbol', 'Only letters A–Z']],
])('a conflict about %s has no gap in its words (C25)', (_about, own, begin) => {
  const policies = [{ ...cloud, ...own }];
  const { conflict } = explainPolicy({ name: 'Cloud', policies }, { minLength: '12', words: '' });
  const told = conflict?.map((rule) => ruleWords(rule, 'Cloud', passwordPhrases('en'))) ?? [];
  expect(told).toEqual(begin.map((words) => expect.stringMatching(`^${words}`)));
  expect(told.join()).not.toMatch(/[…{}]|undefined/);
});

test('a weak password is never shown as accepted (C25)', () => {
  const weak = /^[a-z]+\d*$/i;
  const { examples } = explainPolicy({ name: 'Cloud', policies: [] }, { minLength: '', words: '' });
  expect(examples.filter(({ password, broken }) => !broken && (weak.test(password) || password.length < 15))).toEqual(
    [],
  );
});

test.each(['', 'x', '-1', '9999'])('the length %j adds nothing', (minLength) => {
  expect(explainPolicy(directory, { minLength, words: '' }).rules[0]).toMatchObject({ rule: 'min_length', limit: 8 });
});
