import { expect, test } from 'vitest';
import type { Identifier } from '@/lib/providers/types';
import { chooseDirectory } from './choose-directory';
import type { Directory } from './directory';
import { openTestDirectories } from './testing/open-test-directories';

const entry = (id: string, emailDomains: string[] = []) => ({ id, kind: 'local', name: id, match: { emailDomains } });
const { usable } = openTestDirectories([
  entry('cloud', ['example.com', 'shared.example']),
  entry('meeting', ['meet.example.com', 'shared.example']),
  entry('staff'),
]);
const email = (value: string): Identifier => ({ kind: 'email', value });
const username: Identifier = { kind: 'username', value: 'ana' };

test.each([
  ['the domain decides', email('ana@example.com'), undefined, 'cloud'],
  ['a choice goes before the domain', email('ana@example.com'), 'staff', 'staff'],
  ['a choice for a name', username, 'meeting', 'meeting'],
  ['a choice that is none leaves it to the domain', email('ana@meet.example.com'), 'nowhere', 'meeting'],
])('%s', (_name, identifier, chosen, expected) => {
  const directory = chooseDirectory(usable, identifier, chosen);
  expect(directory.ok && directory.value.id).toBe(expected);
});

test.each([
  ['a name', username, undefined],
  ['a phone number', { kind: 'phone', value: '+8613800138000' } as const, undefined],
  ['a domain of nobody', email('ana@elsewhere.example'), undefined],
  ['a part of a domain', email('ana@sub.example.com'), undefined],
  ['a domain of two', email('ana@shared.example'), undefined],
  ['a choice that does not exist', username, '__proto__'],
])('%s has to be asked about', (_name, identifier, chosen) => {
  expect(chooseDirectory(usable, identifier, chosen)).toEqual({ ok: false, error: 'directory_required' });
});

test('the only directory is nobody’s choice', () => {
  const only: readonly Directory[] = usable.slice(0, 1);
  const directory = chooseDirectory(only, email('ana@elsewhere.example'), 'nowhere');
  expect(directory.ok && directory.value.id).toBe('cloud');
  expect(chooseDirectory([], username, undefined).ok).toBe(false);
});
