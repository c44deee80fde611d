import { expect, test } from 'vitest';
import { chooseLanguageSchema } from './portal';

const takes = (path: string) => chooseLanguageSchema.safeParse({ locale: 'es', path }).success;

test.each(['/', '/?change', '/?directory=operators', '/verify', '/admin/accounts/cloud/u-1~2', '/demo/inbox'])(
  'the choice of language leads back to %s',
  (path) => {
    expect(takes(path)).toBe(true);
  },
);

test.each([
  '',
  'verify',
  '//evil.example',
  '/verify//evil.example',
  '/\\evil.example',
  'https://evil.example/',
  '/@evil.example',
  '/a:b',
  '/a\n/b',
  '/?next=https://evil.example',
  '/verify?x=1',
  '/verify#x',
  `/${'a'.repeat(200)}`,
])('the choice of language does not lead to %j', (path) => {
  expect(takes(path)).toBe(false);
});
