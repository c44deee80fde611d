import { expect, test } from 'vitest';
import { readReturnPath, withReturnPath } from './return-path';

test.each([
  '/admin/accounts?q=lucia&in=local',
  '/admin/audit?from=2026-11-01T10%3A00%3A00.000Z&action=code_sent&before=7',
  '/admin/audit/42',
])('the way back keeps search and filter: %s (C16)', (path) => {
  expect(readReturnPath(path)).toBe(path);
  const back = new URL(withReturnPath('/admin/audit/7', path), 'https://reset.example.com').searchParams.get('back');
  expect(readReturnPath(back)).toBe(path);
});

test.each([
  ...['https://evil.example/admin/audit', '//evil.example/admin/audit', '/\\evil.example', '/admin/../evil', ''],
  ...[
    '/admin/audit@evil.example',
    '/admin/audit/../../x',
    'javascript:alert(1)',
    '/admin/sign-out',
    '/admin//evil.example',
  ],
  ...[
    ' /admin/audit',
    '/admin/audit\n/x y',
    `/admin/audit?q=${'x'.repeat(3000)}`,
    ['/admin/audit'],
    null,
    undefined,
    7,
  ],
])('leads nowhere else: %j (C16)', (given) => {
  expect(readReturnPath(given)).toBeNull();
});
