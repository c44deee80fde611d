import { expect, test } from 'vitest';
import { maskContact } from './mask-contact';

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
