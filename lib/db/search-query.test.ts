import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accountWords } from './account-words';
import { searchQuery } from './search-query';

test.each([
  ['one word', 'Lopez', "'lopez':*"],
  ['an accent and capitals', 'LÓPEZ', "'lopez':*"],
  ['two words in any order', 'ana  lópez', "'ana':* & 'lopez':*"],
  ['a name with a dot', 'ana.lopez', "('ana.lopez':* | ('ana':* & 'lopez':*))"],
  ['punctuation around it', '"Lopez",', "'lopez':*"],
  ['full-width letters', 'ＡＮＡ', "'ana':*"],
  ['a Chinese name', '小明', "'小明':*"],
  ['a phone with spaces', '+34 600 00 00 01', "'34600000001':*"],
  ['the zero before it', '0 600 000 001', "'0600000001':* | '600000001':*"],
  ['the zero in brackets', '+49 (0)30 1234567', "'49301234567':*"],
  ['the last digits', '0001', "'0001':* | '0001':*"],
  ['full-width digits', '１３８ ００１３ ８０００', "'13800138000':*"],
])('%s', (_name, typed, expected) => {
  expect(searchQuery(typed)).toBe(expected);
});

test.each([
  ['nothing', ''],
  ['blanks', ' \t\u3000'],
  ['operators alone', '&|!:*()'],
  ['zero bytes', '\0\0'],
])('%s finds nothing', (_name, typed) => {
  expect(searchQuery(typed)).toBeNull();
});

test('quotes and backslashes stay inside the quotes', () => {
  expect(searchQuery("a'|'b\\")).toBe(`'a''|''b\\\\':*`);
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (typed) => {
      const rest = (searchQuery(typed) ?? '').replace(/'(?:[^'\\]|''|\\\\)*':\*/gu, 'w');
      expect(rest).toMatch(/^[w&| ()]*$/);
    }),
  );
});

test('words of an account', () => {
  const words = accountWords({
    username: 'Ana.Lopez',
    displayName: "Ána O'Brien 王小明",
    contacts: [
      { method: 'email', address: 'ana.lopez@mail.example.com' },
      { method: 'sms', address: '+34600000001' },
    ],
  });
  expect(words).toEqual(
    expect.arrayContaining([
      ...['ana.lopez', 'ana', 'lopez', "o'brien", 'obrien', 'brien', '王小明', '小明', '明'],
      ...['ana.lopez@mail.example.com', 'mail.example.com', 'example.com', '34600000001', '600000001', '0001'],
    ]),
  );
  expect(words).not.toContain('001');
});

test('whatever an account’s name, the database accepts its words', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      const contacts = [{ method: 'email' as const, address: text }];
      for (const word of accountWords({ username: text, displayName: text, contacts })) {
        expect(word).not.toMatch(/[\n\0]|^$/);
        expect(word.isWellFormed()).toBe(true);
        expect(Buffer.byteLength(word)).toBeLessThan(2000);
      }
    }),
  );
});
