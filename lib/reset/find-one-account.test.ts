import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Identifier } from '@/lib/base/contact';
import type { Directory } from '@/lib/directories/directory';
import { openTestServices, type TestServices } from '@/lib/testing/open-test-services';
import { findOneAccount } from './find-one-account';

const phone: Identifier = { kind: 'phone', value: '+34600100200' };
const username: Identifier = { kind: 'username', value: '600100200' };
const sms = { method: 'sms', address: phone.value } as const;

let services: TestServices;
let directory: Directory;
beforeAll(async () => {
  services = await openTestServices('embedded');
  directory = services.staff;
});
beforeEach(() => {
  services.provider.accounts.length = 0;
  services.provider.lookups.length = 0;
  services.provider.readFailure = null;
});
afterAll(() => services.close());

test('digits that are the phone of one person and the user name of another find no account', async () => {
  services.provider.add({ username: 'ana', contacts: [sms] });
  services.provider.add({ username: username.value });
  expect(await findOneAccount(directory, [phone, username])).toEqual({ ok: true, value: null });
});

test('digits that are phone and user name of one person find that person', async () => {
  const account = services.provider.add({ username: username.value, contacts: [sms] });
  expect(await findOneAccount(directory, [phone, username])).toEqual({ ok: true, value: account });
});

test('a phone that two people share finds no account, even if the same digits are a user name', async () => {
  services.provider.add({ username: 'ana', contacts: [sms] });
  services.provider.add({ username: 'eve', contacts: [sms] });
  services.provider.add({ username: username.value });
  expect(await findOneAccount(directory, [phone, username])).toEqual({ ok: true, value: null });
});

test.each(['active', 'disabled', 'read_only'] as const)(
  'every reading is looked up, found or not: %s',
  async (status) => {
    await findOneAccount(directory, [phone, username]);
    services.provider.add({ username: 'ana', contacts: [sms], status });
    await findOneAccount(directory, [phone, username]);
    expect(services.provider.lookups).toEqual([phone, username, phone, username]);
  },
);

test('a directory that cannot be asked is reported as an error', async () => {
  services.provider.readFailure = { code: 'unavailable' };
  expect(await findOneAccount(directory, [phone, username])).toEqual({ ok: false, error: { code: 'unavailable' } });
});
