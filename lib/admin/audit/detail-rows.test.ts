import { expect, test } from 'vitest';
import { describeChange } from '@/lib/audit/describe-change';
import { detailRows } from './detail-rows';

test('a change is one row for each value, whatever else the event holds', () => {
  const change = describeChange(
    { branding: { name: 'A', supportUrl: '' }, key: 'k', off: 0 },
    { branding: { name: 'B', supportUrl: 'x' }, key: 'l' },
    ['key'],
  );
  expect(detailRows({ section: 'branding', ...change })).toEqual([
    ['section', 'branding'],
    ['branding.name', 'A → B'],
    ['branding.supportUrl', '— → x'],
    ['key', 'set → set'],
    ['off', '0 → —'],
  ]);
});

test.each([
  ['settings', { section: 'mail', 'mail.from': 'a → b', 'mail.url': '*** → *** (replaced)' }],
  ['anything else', { permission: 'audit.read', code: 'not_allowed', roles: 2, after: true, empty: null }],
])('details of %s that an earlier version stored stay as they are', (_what, detail) => {
  expect(detailRows(detail)).toEqual(Object.entries(detail).map(([name, value]) => [name, String(value)]));
});

test('rights in an event of an earlier version read as today', () => {
  expect(
    detailRows({
      operator: 'id',
      before_role: 'helpdesk',
      after_role: 'auditor',
      before_grants: '',
      after_grants: 'x',
    }),
  ).toEqual([
    ['operator', 'id'],
    ['grants', '— → x'],
    ['role', 'helpdesk → auditor'],
  ]);
  expect(detailRows({ provider: 'example', role: 'administrator', roleBefore: 'helpdesk', scope: '' })).toEqual([
    ['provider', 'example'],
    ['scope', ''],
    ['role', 'helpdesk → administrator'],
  ]);
  expect(detailRows({ scope: 'local', scopeBefore: 'all' })).toEqual([['scope', 'all → local']]);
});

test('a directory in an event of an earlier version reads as today', () => {
  expect(detailRows({ 'after.settings.secretAccessKey': 'changed', 'before.settings.secretAccessKey': 'set' })).toEqual(
    [['settings.secretAccessKey', 'set → changed']],
  );
});
