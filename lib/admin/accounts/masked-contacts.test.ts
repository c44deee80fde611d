import { expect, test } from 'vitest';
import { maskContact } from './masked-contacts';

test.each([
  ['email', 'person@example.com', 'p•••@example.com'],
  ['email', 'a@b@example.com', 'a•••@example.com'],
  ['email', '😀x@example.com', '😀•••@example.com'],
  ['email', '@example.com', '•••'],
  ['email', 'no-address', '•••'],
  ['sms', '+34610012345', '+34 ••• 45'],
] as const)('%s %s is shown as %s', (method, address, masked) => {
  expect(maskContact({ method, address })).toBe(masked);
});

test.each([
  ['+15551234503', '+1 ••• 03'],
  ['+8613800000301', '+86 ••• 01'],
  ['+85261234567', '+852 ••• 67'],
  ['+447400123456', '+44 ••• 56'],
  ['+79161234567', '+7 ••• 67'],
  ['+3725123456', '+372 ••• 56'],
  ['13800000301', '••• 01'],
  ['+999123', '••• 23'],
] as const)(
  'of the number %s the country code stays whole and nothing of the number with it: %s (C28)',
  (address, masked) => {
    expect(maskContact({ method: 'sms', address })).toBe(masked);
  },
);
