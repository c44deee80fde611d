import { expect, test } from 'vitest';
import { whyNotTheirs } from './acting-as';

test.each([
  ['their own form', 'marta', null],
  ['a form of somebody who was signed in before', 'nora', 'other_operator'],
  ['a form of an older release', undefined, 'page_out_of_date'],
  ['an empty field', '', 'other_operator'],
] as const)('%s (C2)', (_what, actingAs, code) => {
  expect(whyNotTheirs(actingAs, { id: 'marta' })).toBe(code);
});
