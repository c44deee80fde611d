import { expect, test } from 'vitest';
import type { Identifier } from '@/lib/base/contact';
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
  ['the domain wins over a wrong choice (portal 2)', email('ana@example.com'), 'staff', 'cloud'],
  ['a choice decides between two directories with the same domain', email('ana@shared.example'), 'meeting', 'meeting'],
  ['a choice for a domain of nobody', email('ana@elsewhere.example'), 'staff', 'staff'],
  ['a choice for a name', username, 'meeting', 'meeting'],
  ['a choice that is none leaves it to the domain', email('ana@meet.example.com'), 'nowhere', 'meeting'],
])('%s', (_name, identifier, chosen, expected) => {
  const directory = chooseDirectory({ usable }, identifier, chosen);
  expect(directory.ok && directory.value.id).toBe(expected);
});

test.each([
  ['a name', username, undefined],
  ['a phone number', { kind: 'phone', value: '+8613800138000' } as const, undefined],
  ['a domain of nobody', email('ana@elsewhere.example'), undefined],
  ['a part of a domain', email('ana@sub.example.com'), undefined],
  ['a domain of two', email('ana@shared.example'), undefined],
  ['a choice that the shared domain rules out (portal 2)', email('ana@shared.example'), 'staff'],
  ['a choice that does not exist', username, '__proto__'],
])('%s has to be asked about', (_name, identifier, chosen) => {
  expect(chooseDirectory({ usable }, identifier, chosen)).toEqual({ ok: false, error: 'directory_required' });
});

test('a single directory needs no choice', () => {
  const only: readonly Directory[] = usable.slice(0, 1);
  const directory = chooseDirectory({ usable: only }, email('ana@elsewhere.example'), 'nowhere');
  expect(directory.ok && directory.value.id).toBe('cloud');
});

test('without a usable directory, the person is not asked for one (portal 1)', () => {
  for (const chosen of [undefined, 'cloud'])
    expect(chooseDirectory({ usable: [] }, username, chosen)).toEqual({ ok: false, error: 'reset_unavailable' });
});

test('the operators’ own directory is used only if it is named', () => {
  const [only] = usable;
  if (!only) throw new Error('no directory');
  const operators: Directory = { ...only, id: 'operators', emailDomains: ['ops.example'], hidden: true, proofs: 2 };
  const choose = (known: Directory[], chosen?: string) =>
    chooseDirectory({ usable: known, operators }, email('ana@ops.example'), chosen);
  expect(choose([only], 'operators')).toMatchObject({ ok: true, value: { id: 'operators' } });
  expect(choose([only])).toMatchObject({ ok: true, value: { id: 'cloud' } });
  expect(choose([...usable])).toEqual({ ok: false, error: 'directory_required' });
  expect(choose([])).toEqual({ ok: false, error: 'reset_unavailable' });
  expect(chooseDirectory({ usable: [only] }, username, 'operators')).toEqual({
    ok: false,
    error: 'directory_unavailable',
  });
});
