import { expect, test } from 'vitest';
import { pathOfRequest, readNextPath, withNext } from './next-path';

test.each([
  '/admin',
  '/admin/audit',
  '/admin/audit?actor=operator:1&page=2',
  '/admin/accounts/local/a%20b?q=x'.replace('%20', '-'),
])('%s is a page to come back to', (path) => expect(readNextPath(path)).toBe(path));

test.each([
  '//evil.example',
  '/\\evil.example',
  '/admin//evil.example',
  '/admin/\\evil',
  '/admin/%2f%2fevil.example',
  '/admin\t/x',
  '/admin/../..//evil.example',
  '/admin/./x',
  '/administrator',
  'https://evil.example/admin',
  'javascript:alert(1)',
  '/admin/sign-in',
  '/admin/sign-in?next=/admin',
  '/admin/sign-out',
  '/admin/invite',
  '/admin/x#y',
  `/admin/${'x'.repeat(400)}`,
  '',
  undefined,
  null,
  ['/admin'],
])('%j is none', (path) => {
  expect(readNextPath(path)).toBeNull();
});

test('a path carries the one to come back to as a value', () => {
  expect(withNext('/admin/sign-in', null)).toBe('/admin/sign-in');
  expect(withNext('/admin/sign-in?notice=x', '/admin/a?b=1&c=2')).toBe(
    '/admin/sign-in?notice=x&next=%2Fadmin%2Fa%3Fb%3D1%26c%3D2',
  );
});

test.each([
  ['/admin/audit?outcome=failed&_rsc=1a2b3', '/admin/audit?outcome=failed'],
  ['/admin/audit?_rsc=1a2b3', '/admin/audit'],
  ['/admin', null],
  ['/admin?_rsc=1', null],
  ['/verify', null],
  ['//admin/audit', null],
  [null, null],
])('of the request for %j one comes back to %j', (target, path) => {
  expect(pathOfRequest(target)).toBe(path);
});
