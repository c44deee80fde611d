import { expect } from '@/e2e/helpers/fixtures';
import { takePerson } from '@/e2e/helpers/take-person';
import { hiddenFields } from '@/e2e/helpers/wire/form-client';
import { test } from './helpers/console-test';
import { signInAs } from './helpers/sign-in';

test('a form that one operator left open does nothing in the name of the next (C2)', async ({
  page,
  stack,
  operate,
  openAccount,
}) => {
  const person = takePerson(stack, 'local');
  await operate('helpdesk');
  await openAccount(person.username);
  await page.getByLabel('Reason').first().fill('She called from her desk');
  const next = await operate('helpdesk');
  await page.getByRole('button', { name: 'Create link' }).click();
  await expect(page.getByText('Someone else is signed in here now')).toBeVisible();
  await expect(page.getByLabel('Reason').first()).toHaveValue('She called from her desk');
  await page.reload();
  await expect(page.getByRole('link', { name: next.name })).toBeVisible();
  await expect(page.getByRole('region', { name: 'A reset link is active' })).toHaveCount(0);
});

test('signing out on the page of another operator leaves the current operator signed in (C2)', async ({
  page,
  stack,
  operate,
}) => {
  await operate('helpdesk');
  await page.goto(`${stack.app}/admin/me`);
  const next = await operate('auditor');
  await page.locator('main').getByRole('button', { name: 'Sign out', exact: true }).click();
  await page.waitForURL('**/admin/audit**');
  await expect(page.getByRole('link', { name: next.name })).toBeVisible();
});

test('every form of the console names the operator it was opened for (C2)', async ({ stack }) => {
  const { client } = await signInAs(stack, 'administrator');
  const pages = ['me', 'me/codes', 'me/authenticator', 'operators', 'operators/invite', 'settings/branding'].concat([
    'settings/limits',
    'settings/messages',
    'settings/policy',
    'settings/templates/en',
    'directories',
    'audit',
    'audit/export',
  ]);
  for (const path of pages) {
    const { body } = await client.get(`/admin/${path}`);
    for (const [form] of body.matchAll(/<form[\s\S]*?<\/form>/g)) {
      if (/method="get"/i.test(form) || form.includes('name="locale"')) continue;
      expect(hiddenFields(form, 'actingAs').get('actingAs'), path).toMatch(/^[0-9a-f-]{36}$/);
    }
  }
});
