import { expect, test } from 'vitest';
import { filterToParams, readAuditFilter, unreadableFields } from './audit-filter';

test('reads what the form sends, and writes it back the same', () => {
  const given = {
    ...{ from: '2026-11-01T10:00', to: '2026-11-02T10:00:00.000+02:00', person: ' Ana ', operator: 'operator:a-1' },
    ...{ directory: 'staff', action: 'code_sent', outcome: 'ok', request: 'r1', before: '17' },
  };
  const { filter, position, errors } = readAuditFilter(given);
  expect(errors).toEqual({});
  expect(position).toEqual({ before: 17 });
  expect(filter).toMatchObject({
    from: new Date('2026-11-01T10:00:00Z'),
    to: new Date('2026-11-02T08:00:00Z'),
    person: 'Ana',
  });
  expect(readAuditFilter(filterToParams(filter)).filter).toEqual(filter);
});

test.each([
  ['from', 'yesterday', 'time_invalid'],
  ['from', '2026-02-30T99:00', 'time_invalid'],
  ['to', '+275760-09-13T00:00', 'time_invalid'],
  ['to', '0000-01-01', 'time_invalid'],
  ['person', 'a\0b', 'field_invalid'],
  ['person', 'half \ud800', 'field_invalid'],
  ['person', 'a'.repeat(100_000), 'field_too_long'],
  ['operator', "operator:' or 1=1", 'field_invalid'],
  ['directory', '../..', 'field_invalid'],
  ['action', '__proto__', 'field_invalid'],
  ['outcome', 'OK', 'field_invalid'],
  ['request', 'r'.repeat(101), 'field_too_long'],
  ['before', '-1', 'field_invalid'],
  ['before', '1e9', 'field_invalid'],
  ['after', '9'.repeat(16), 'field_invalid'],
])('%s=%j is named with %s and left out', (name, value, code) => {
  expect(readAuditFilter({ [name]: value })).toEqual({
    filter: {},
    position: { after: undefined },
    errors: { [name]: code },
  });
});

test('a span that ends before it begins, and an account of no directory, are told', () => {
  expect(readAuditFilter({ from: '2026-02-01', to: '2026-01-01' }).errors).toEqual({ to: 'times_swapped' });
  expect(readAuditFilter({ account: 'a1' }).errors).toEqual({ directory: 'field_required' });
});

test('repeated and unknown names do no harm', () => {
  expect(readAuditFilter({ action: ['code_sent', 'x'], other: {}, person: undefined, request: '' })).toEqual({
    filter: { action: 'code_sent' },
    position: { after: undefined },
    errors: {},
  });
});

test.each([
  ['from', 'yesterday', 'time_invalid'],
  ['to', 'morgen früh', 'time_invalid'],
  ['q', 'x'.repeat(201), 'field_too_long'],
  ['operator', 'Marta', 'field_invalid'],
  ['about', 'a b', 'field_invalid'],
  ['directory', 'The Cloud', 'field_invalid'],
  ['action', 'reset', 'field_invalid'],
  ['outcome', 'good', 'field_invalid'],
  ['attempt', '6ce4', 'field_invalid'],
  ['before', 'x', 'field_invalid'],
])('an unreadable %s is named, and what was typed is kept (C18)', (name, typed, code) => {
  const { filter, errors } = readAuditFilter({ [name]: typed });
  expect(filter).toEqual({});
  expect(errors).toEqual({ [name]: code });
  expect(unreadableFields({ [name]: typed }, errors)).toEqual({ [name]: typed });
});

test('a span that ends before it begins is called that, and both times are kept (C18)', () => {
  const { filter, errors } = readAuditFilter({ from: '2026-02-01', to: '2026-01-01' });
  expect(errors).toEqual({ to: 'times_swapped' });
  expect(Object.keys(filterToParams(filter))).toEqual(['from', 'to']);
});
