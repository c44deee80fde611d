import { expect } from '@/e2e/helpers/fixtures';
import { recordSecret } from '@/e2e/helpers/record-secret';
import { test } from './helpers/console-test';
import { authenticatorCode } from './helpers/sign-in';

test('somebody is invited, chooses a password, sets up a second factor and is signed in', async ({
  page,
  stack,
  browser,
  inbox,
  newPassword,
  operate,
}) => {
  await operate('administrator');
  const email = `new.${Date.now()}@console.example.com`;
  await page.goto('/admin/operators/invite');
  await page.getByRole('textbox', { name: 'Name' }).fill('Ana López');
  await page.getByRole('textbox', { name: 'Email' }).fill(email);
  await page.getByRole('button', { name: 'Send invitation' }).click();
  await page.waitForURL(/\/admin\/operators\/[0-9a-f-]{36}$/);
  const mail = await inbox.next(email, (text) => text.includes('/admin/invite#'));
  const link = /http:\/\/localhost:\d+\/admin\/invite#[\w-]{43}/.exec(mail.text)?.[0] ?? '';
  recordSecret(stack.run, 'link', link.split('#')[1] ?? '');

  const theirs = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const ana = await theirs.newPage();
  await ana.goto(link);
  await ana.getByLabel('New password', { exact: true }).fill(newPassword());
  await ana.getByRole('button', { name: 'Set password and continue' }).click();
  await ana.waitForURL('**/admin/sign-in/enrol');
  const key = ((await ana.locator('main code').textContent()) ?? '').replace(/\s/g, '');
  recordSecret(stack.run, 'revealed', key);
  await ana.getByLabel('Code shown in the app').fill(authenticatorCode(key));
  await ana.getByRole('button', { name: 'Confirm the app' }).click();
  await ana.waitForURL('**/admin/me/codes**');
  await ana.goto(`${stack.app}/admin/accounts`);
  await expect(ana.getByLabel('Find a person')).toBeVisible();

  const late = await (await browser.newContext()).newPage();
  await late.goto(link);
  await late.getByLabel('New password', { exact: true }).fill(newPassword());
  await late.getByRole('button', { name: 'Set password and continue' }).click();
  await expect(late.getByText('This invitation was already used or has expired')).toBeVisible();
  await theirs.close();
});
