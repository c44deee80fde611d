import { expect, test } from 'vitest';
import { contrastWithWhite } from '@/lib/base/colour';
import { brandingSchema, directorySchema } from './schema';

test.each([
  ['#000000', 21],
  ['#ffffff', 1],
  ['#1d4ed8', 6.7],
  ['#767676', 4.54],
])('white on %s has a contrast of %d to 1', (colour, ratio) => {
  expect(contrastWithWhite(colour)).toBeCloseTo(ratio, 1);
});

const directory = { id: 'cloud', kind: 'volcengine', name: 'Example Cloud' };

test('domains are compared in lower case', () => {
  const parsed = directorySchema.parse({ ...directory, match: { emailDomains: ['Example.COM'] } });
  expect(parsed.match?.emailDomains).toEqual(['example.com']);
});

test.each(['Cloud', '-cloud', 'cloud/1', 'cloud one', '', 'x'.repeat(64)])('the id %j is refused', (id) => {
  expect(directorySchema.safeParse({ ...directory, id }).success).toBe(false);
});

test.each([{ methods: [] }, { methods: ['email', 'email'] }, { methods: ['push'] }, { proofs: 2 }, { extra: 1 }])(
  '%j is refused',
  (wrong) => {
    expect(directorySchema.safeParse({ ...directory, ...wrong }).success).toBe(false);
  },
);

test.each([
  '//evil.example/x.svg',
  '/\\evil.example/x.svg',
  '\\\\evil.example/x.svg',
  '/a//x.svg',
  '/logo/',
  'logo.svg',
  '/',
])('the logo is a path on this site, and not %j (T20)', (logoUrl) => {
  expect(brandingSchema.safeParse({ logoUrl }).success).toBe(false);
  expect(brandingSchema.safeParse({ logoUrl: '/brand/logo.v2.svg' }).success).toBe(true);
});
