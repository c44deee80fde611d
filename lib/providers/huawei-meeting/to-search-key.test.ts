import { expect, test } from 'vitest';
import { toSearchKey } from './to-search-key';

test.each([
  ['a name', ' 王芳 ', '王芳'],
  ['an address', 'wang.fang@meet.example.com', 'wang.fang@meet.example.com'],
  ['a number with spaces', '138 0013 8000', '13800138000'],
  ['with its country', '+86 138-0013-8000', '13800138000'],
  ['as dialled abroad', '0086 138 0013 8000', '13800138000'],
  ['full-width digits', '１３８００１３８０００', '13800138000'],
  ['another country', '+49 (0)30 1234567', '49301234567'],
  ['the zero before it', '0600 000 001', '600000001'],
  ['the last digits', '8000', '8000'],
])('%s', (_name, typed, key) => {
  expect(toSearchKey(typed)).toBe(key);
});
