import { expect, test } from 'vitest';
import { cleanAddress } from './clean-address';

test.each<[Record<string, string | string[] | undefined>, string | null]>([
  [{ q: 'ana', operator: '', directory: '' }, '/admin/audit?q=ana'],
  [{ q: ' ', operator: '' }, '/admin/audit'],
  [{ q: ['a b', ''] }, '/admin/audit?q=a+b'],
  [{ q: 'ana' }, null],
  [{ q: undefined }, null],
  [{}, null],
])('an address names no field that was left empty: %j (C31)', (params, clean) => {
  expect(cleanAddress('/admin/audit', params)).toBe(clean);
});
