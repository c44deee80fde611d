import { expect, test } from 'vitest';
import { accountPath, readAccountTarget } from './account-target';

test.each(['ana.lopez@example.com', '..', 'a/b', '王 小明', 'a%2Fb', '?#&'])(
  'the address of %j leads back to it',
  (accountId) => {
    const path = accountPath({ directoryId: 'meeting', accountId });
    const [account = ''] = path.split('/').slice(4);
    expect(path.split('/')).toHaveLength(5);
    expect(path).not.toContain('.');
    expect(readAccountTarget('meeting', account)).toEqual({ directoryId: 'meeting', accountId });
  },
);

test.each(['%', '%00', '', 'a\0b', 'x'.repeat(301), '%ED%A0%80'])('%j names no account', (account) => {
  expect(readAccountTarget('meeting', account)).toBeNull();
  expect(readAccountTarget('__proto__', 'a')).toBeNull();
});
