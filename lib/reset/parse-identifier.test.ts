import { expect, test } from 'vitest';
import { identifierField } from '@/lib/forms/reset';
import { parseIdentifier } from './parse-identifier';

/** The readings as `kind value`, or the refusal. */
function read(text: string, countryCode: string | undefined = '86'): string[] | string {
  const parsed = parseIdentifier(text, countryCode);
  return parsed.ok ? parsed.value.map(({ kind, value }) => `${kind} ${value}`) : parsed.error;
}

test.each([
  ['13800138000', 'as it is typed in China'],
  ['138 0013 8000', 'with spaces'],
  ['138-0013-8000', 'with hyphens'],
  ['(138) 0013.8000', 'with brackets and points'],
  ['013800138000', 'with the zero for calls inside the country'],
  ['１３８００１３８０００', 'in full-width digits'],
  ['１３８　００１３　８０００', 'in full-width digits with an ideographic space'],
  ['008613800138000', 'with 00'],
])('the phone number %j, %s', (typed) => {
  const readings = read(typed);
  expect(readings[0]).toBe('phone +8613800138000');
  // A row of digits may also be a staff number.
  expect(readings).toContainEqual(expect.stringMatching(/^username /));
});

test.each(['+86 138 0013 8000', '+8613800138000', '＋８６１３８００１３８０００', '+86 (0)138-0013-8000'])(
  'the phone number %j is that number first',
  (typed) => {
    expect(read(typed)[0]).toBe('phone +8613800138000');
  },
);

test('the country code comes from the installation', () => {
  expect(read('612 345 678', '34')).toEqual(['phone +34612345678', 'username 612345678', 'username 612 345 678']);
  expect(read('+49 (0)30 1234567', '34')[0]).toBe('phone +49301234567');
});

test('without a country code the digits stay as they were typed, and +86 is never invented (portal 8)', () => {
  const parsed = parseIdentifier('600 000 102', undefined);
  expect(parsed).toEqual({
    ok: true,
    value: [
      { kind: 'phone', value: '600000102' },
      { kind: 'username', value: '600000102' },
      { kind: 'username', value: '600 000 102' },
    ],
  });
});

test.each(['12345', '000000', '1234567890123456'])('%j is not a phone number, so it is a user name', (typed) => {
  expect(read(typed)).toEqual([`username ${typed}`]);
});

test.each([
  [' ana ', 'ana'],
  ['Ana.Lopez', 'Ana.Lopez'],
  ['ａｎａ', 'ana'],
  ['EXAMPLE\\ana', 'EXAMPLE\\ana'],
  ['王伟', '王伟'],
  ['e\u0301lise', '\u00e9lise'],
])('the user name %j', (typed, value) => {
  expect(read(typed)).toEqual([`username ${value}`]);
});

test.each([
  ['ana@example.com', 'ana@example.com'],
  [' ANA@Example.COM ', 'ana@example.com'],
  ['ana+tag@example.com', 'ana+tag@example.com'],
  ['ana@ｅｘａｍｐｌｅ．ｃｏｍ', 'ana@example.com'],
  ['ana@xn--e1afmkfd.com', 'ana@xn--e1afmkfd.com'],
])('the e-mail address %j', (typed, value) => {
  expect(read(typed)[0]).toBe(`email ${value}`);
});

test.each([
  ['a small @', 'ana﹫example.com'],
  ['a second @ that is a look-alike', 'ana＠evil.example@example.com'],
  ['a second @', 'ana@evil.example@example.com'],
  ['a long s that folds into the domain', 'ana@\u017fample.com'],
  ['a Kelvin sign that folds into the domain', 'ana@\u212aelvin.example'],
  ['a ligature that folds into the domain', 'ana@oﬃce.example'],
  ['a circled letter that folds into the domain', 'ana@ⓔxample.com'],
  ['a space inside', 'ana@exam ple.com'],
  ['a hard space inside', 'ana@exam\u00a0ple.com'],
  ['two addresses', 'ana@example.com,eve@evil.example'],
  ['no name', '@example.com'],
  ['no domain', 'ana@'],
  ['a name of more than 64', `${'a'.repeat(65)}@example.com`],
  ['a line break', 'ana@example.com\nBcc: eve@evil.example'],
])('an e-mail address with %s is refused', (_name, typed) => {
  expect(read(typed)).toBe('identifier_invalid');
});

test.each(['ana@ex\u0430mple.com', 'ana@m\u0131ke.example', 'ana@M\u0130KE.example', 'ana@exämple.com'])(
  'the domain in %j stays a different one (F7)',
  (typed) => {
    const readings = [read(typed)].flat();
    for (const other of ['ana@example.com', 'ana@mike.example']) expect(readings).not.toContain(`email ${other}`);
  },
);

test.each(['mıke@example.org', 'm\u0456ke@example.org', 'mike\u0301@example.org'])(
  'the look-alike name in %j stays another one',
  (typed) => {
    expect(read(typed)).not.toContain('email mike@example.org');
  },
);

test('an empty text is not an identifier', () => {
  expect(read('')).toBe('identifier_invalid');
  expect(read('   ')).toBe('identifier_invalid');
  expect(read('\u3000')).toBe('identifier_invalid');
});

test.each(['1', '1 ', '(', '+', 'a.', '-', '。'])(
  '10,000 times %j is read as a name, in no time worth measuring',
  (unit) => {
    const readings = [read(unit.repeat(10_000))].flat();
    expect(new Set(readings.map((reading) => reading.split(' ')[0]))).toEqual(new Set(['username']));
  },
);

test.each(['@', 'a@'])('10,000 times %j is nobody, in no time worth measuring', (unit) => {
  expect(read(unit.repeat(10_000))).toBe('identifier_invalid');
});

test.each(['ana\0', 'a\nna', 'ana\u0007', 'a\u2028na', '\ud800'])(
  'the form refuses the hidden character in %j before anything is read',
  (typed) => {
    const parsed = identifierField.safeParse(typed);
    expect(parsed.error?.issues.map((issue) => issue.message)).toEqual(['identifier_invalid']);
  },
);
