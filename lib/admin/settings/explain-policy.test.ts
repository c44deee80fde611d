import { expect, test } from 'vitest';
import { organisationPolicy } from '@/lib/password-policy/organisation-policy';
import { portalPolicy } from '@/lib/password-policy/portal-policy';
import { explainPolicy } from './explain-policy';

const cloud = { ...organisationPolicy({ minLength: 8 }), owner: 'directory' as const, maxLength: 16 };
const directory = { name: 'Cloud', policies: [cloud, portalPolicy(['Cloud'])] };

test('the strictest rule of everybody is told, and examples are judged by all of them', () => {
  const { rules, conflict, examples } = explainPolicy(directory, { minLength: '12', words: 'acme\n\nab' });
  expect(conflict).toBeNull();
  expect(rules).toContainEqual({ code: 'min_length', limit: 12, characters: undefined });
  expect(rules).toContainEqual({ code: 'max_length', limit: 16, characters: undefined });
  expect(examples.map(({ password, broken }) => [password, broken?.code ?? null])).toEqual([
    ['Winter26', 'min_length'],
    ['acme-2026-Xq7', 'organisation_words'],
    ['grün & gelb im Regen', 'max_length'],
    ['Tulip-Harbour-71-Candle', 'max_length'],
  ]);
});

test('rules that nobody can meet together are named', () => {
  expect(explainPolicy(directory, { minLength: '17', words: '' }).conflict).toEqual(['min_length', 'max_length']);
});

test.each(['', 'x', '-1', '9999'])('the length %j adds nothing', (minLength) => {
  expect(explainPolicy(directory, { minLength, words: '' }).rules[0]).toMatchObject({ code: 'min_length', limit: 8 });
});
