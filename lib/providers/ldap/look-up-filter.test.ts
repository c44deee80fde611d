import { BerReader, BerWriter, FilterParser } from 'ldapts';
import { expect, test } from 'vitest';
import type { IdentifierKind } from '@/lib/base/contact';
import { accountFilter, identifierFilter, searchFilter } from './look-up-filter';
import { presets } from './presets';

const { attributes, filter } = presets.openldap;
const hostile = [
  '*',
  '*)(uid=*',
  'a)(|(uid=*',
  '\\2a',
  '\u0000',
  'ana\u0000*',
  '(',
  ')',
  '&',
  '|(a=b)',
  'é*',
  '\\',
  '%2a',
];

/** What arrives at a server. */
function onTheWire(text: string, kind: IdentifierKind) {
  const writer = new BerWriter();
  accountFilter([filter, undefined], identifierFilter({ kind, value: text }, attributes)).write(writer);
  return FilterParser.parse(new BerReader(writer.buffer)) as unknown as {
    filters: [{ attribute: string; value: string }, { filters: { attribute: string; value: string }[] }];
  };
}

test.each(hostile)('%j arrives as one value of one attribute', (text) => {
  const [accounts, { filters }] = onTheWire(text, 'username').filters;
  expect(accounts).toMatchObject({ attribute: 'objectclass', value: 'person' });
  expect(filters).toHaveLength(1);
  expect(filters[0]).toMatchObject({ attribute: 'uid', value: text });
});

test.each(hostile)('a search for %j looks for the text itself', (text) => {
  for (const each of (searchFilter(text, attributes) as unknown as { filters: { any: string[] }[] }).filters)
    expect(each.any).toEqual([text]);
});

test('a number is found in any spelling that ends in the same digits', () => {
  const [, { filters }] = onTheWire('+34600123456', 'phone').filters;
  expect(filters.map((each) => ({ ...each }))).toMatchObject([
    { attribute: 'mobile', value: '+34600123456' },
    { attribute: 'mobile', any: ['0', '1', '2', '3', '4', '5'], final: '6' },
  ]);
});

test('addresses in proxyAddresses have their prefix', () => {
  const sought = identifierFilter(
    { kind: 'email', value: 'ana@example.org' },
    { ...attributes, mail: ['mail', 'proxyAddresses'] },
  );
  expect(sought.toString()).toBe('(|(mail=ana@example.org)(proxyAddresses=smtp:ana@example.org))');
});
