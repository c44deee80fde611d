import { expect, test } from 'vitest';
import { describeSecurityContact } from './security-contact';

const now = new Date('2026-11-27T10:00:00Z');

test('security.txt names the contact, when it expires and where it is (T20)', () => {
  expect(describeSecurityContact('mailto:security@example.com', 'https://reset.example.com', now)).toBe(
    [
      'Contact: mailto:security@example.com',
      'Expires: 2027-05-26T00:00:00Z',
      'Preferred-Languages: en, zh-CN, es',
      'Canonical: https://reset.example.com/.well-known/security.txt',
      '',
    ].join('\n'),
  );
});

test.each([undefined, 'http://example.com/help', 'javascript:alert(1)'])('%s is no contact for it (T20)', (contact) => {
  expect(describeSecurityContact(contact, 'https://reset.example.com', now)).toBeNull();
});

test('an address cannot add lines to it (T20)', () => {
  const text = describeSecurityContact(
    'https://example.com/\nContact: mailto:evil@example.com',
    'https://a.example',
    now,
  );
  expect(text?.match(/^Contact/gm)).toHaveLength(1);
});
