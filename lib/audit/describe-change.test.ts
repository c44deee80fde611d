import { expect, test } from 'vitest';
import { describeChange } from './describe-change';

test('tells what differs by its path, before and after', () => {
  const before = { a: 1, b: { c: 'x', same: true }, list: ['p'], gone: 'y', off: false };
  const after = { a: 2, b: { c: 'x', same: true, d: 'z'.repeat(500) }, list: ['p', 'q'], off: true };
  expect(describeChange(before, after)).toEqual({
    'before.a': 1,
    'after.a': 2,
    'after.b.d': `${'z'.repeat(199)}…`,
    'before.list': 'p',
    'after.list': 'p, q',
    'before.gone': 'y',
    'before.off': false,
    'after.off': true,
  });
});

test('tells of a secret only whether it is set, whatever it holds', () => {
  const before = { key: 'hunter2', headers: { auth: 'hunter3' }, old: 'hunter4', same: 'hunter5' };
  const after = { key: 'hunter6', headers: { auth: 'hunter7' }, fresh: 'hunter8', same: 'hunter5' };
  const detail = describeChange(before, after, ['key', 'headers', 'old', 'fresh', 'same']);
  expect(detail).toEqual({
    'before.key': 'set',
    'after.key': 'set',
    'before.headers': 'set',
    'after.headers': 'set',
    'before.old': 'set',
    'after.old': 'not set',
    'before.fresh': 'not set',
    'after.fresh': 'set',
  });
  expect(JSON.stringify(detail)).not.toContain('hunter');
});

test('the order of names is no difference, the order of a list is one, and nothing is told where nothing differs', () => {
  expect(describeChange({ a: { x: 1, y: 2 } }, { a: { y: 2, x: 1 } })).toEqual({});
  expect(describeChange({ secret: { x: 1, y: 2 } }, { secret: { y: 2, x: 1 } }, ['secret'])).toEqual({});
  expect(describeChange({ a: [1, 2] }, { a: [2, 1] })).toEqual({ 'before.a': '1, 2', 'after.a': '2, 1' });
  expect(describeChange({ a: undefined }, { a: '' })).toEqual({ 'after.a': '' });
});

test('holds only what the audit can store, and says how much it left out', () => {
  expect(describeChange({ n: 0.5 }, { n: [{ b: 1, a: 2 }] })).toEqual({
    'before.n': '0.5',
    'after.n': '[{"a":2,"b":1}]',
  });
  const many = Object.fromEntries(Array.from({ length: 130 }, (_, at) => [`f${at}`, at]));
  const detail = describeChange({}, many);
  expect(Object.keys(detail)).toHaveLength(101);
  expect(detail['more']).toBe(30);
});
