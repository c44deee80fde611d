import { expect, test } from 'vitest';
import { accountWords } from './account-words';

const nobody = { username: 'ana', displayName: null, contacts: [] };

test('names, the local part of each address, and numbers without the plus, each once', () => {
  const account = {
    username: ' ana.lopez ',
    displayName: 'Ana López',
    contacts: [
      { method: 'email', address: 'ana.lopez@example.com' },
      { method: 'email', address: '"a@b"@example.com' },
      { method: 'sms', address: '+34600111222' },
    ],
  } as const;
  expect(accountWords(account)).toEqual(['ana.lopez', 'Ana López', '"a@b"', '34600111222']);
});

test('a user name that is an address or a number gives the same words as a contact', () => {
  expect(accountWords({ ...nobody, username: 'ana@example.com' })).toEqual(['ana@example.com', 'ana']);
  expect(accountWords({ ...nobody, username: '+34600111222' })).toEqual(['+34600111222', '34600111222']);
});

test('an empty text is not a word', () => {
  expect(accountWords({ username: '@example.com', displayName: ' ', contacts: [] })).toEqual(['@example.com']);
});
