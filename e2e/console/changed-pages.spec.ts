import { expect } from '@/e2e/helpers/fixtures';
import { hydrationErrors, openChanged, pageChanges } from '@/e2e/helpers/page/page-changes';
import { takeOperator } from '@/e2e/helpers/take-operator';
import { test } from './helpers/console-test';
import { authenticatorCode, giveThePassword } from './helpers/sign-in';

test.describe.configure({ timeout: 900_000 });

test('the search for a person works, whatever changed its page (F1)', async ({ page, watch, operate }) => {
  watch.tolerate(hydrationErrors);
  await operate('administrator');
  for (const change of pageChanges) {
    const field = page.locator('main [name=q]');
    await openChanged(page, '/admin/accounts', change, async () => {
      await field.focus();
      await page.keyboard.type('some');
    });
    await page.keyboard.type('body');
    await expect(field, change.name).toHaveValue('somebody');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/admin/accounts?q=somebody*');
  }
});

test('pages of the console keep their content and navigation, whatever changed them (F1)', async ({
  page,
  person,
  watch,
  operate,
  openAccount,
}) => {
  watch.tolerate(hydrationErrors);
  await operate('administrator');
  await openAccount(person('local').username);
  const account = new URL(page.url()).pathname;
  const paths = [
    account,
    `${account}/reset/temporary`,
    '/admin/audit',
    '/admin/directories',
    '/admin/operators',
    '/admin/operators/invite',
    '/admin/settings',
    '/admin/settings/branding',
    '/admin/me',
  ];
  for (const [at, change] of pageChanges.entries()) {
    // Five of the pages for each change, so that each page goes through about ten changes.
    for (const step of [0, 1, 2, 3, 4]) {
      const path = paths[(at + step) % paths.length] ?? account;
      await openChanged(page, path, change, async () => {});
      await expect(page.locator('#content h1').first(), `${path}: ${change.name}`).toBeVisible();
      await page.getByRole('navigation').first().getByRole('link').first().click();
      await page.waitForURL('**/admin/accounts');
    }
  }
});

test('the second factor works, whatever changed its page (F1)', async ({ page, context, stack, watch }) => {
  watch.tolerate(hydrationErrors);
  const operator = takeOperator(stack, 'administrator');
  const client = await giveThePassword(stack, operator);
  await context.addCookies(
    [...client.cookies].map(([name, value]) => ({ name, value, url: stack.app, httpOnly: true })),
  );
  const code = page.locator('[name=code]').first();
  for (const change of pageChanges) {
    await openChanged(page, '/admin/sign-in/factor', change, async () => {
      await code.focus();
      await page.keyboard.type('12');
    });
    await page.keyboard.type('3');
    await expect(code, change.name).toHaveValue('123');
  }
  await openChanged(page, '/admin/sign-in/factor', pageChanges[0] ?? { name: '' }, async () => {});
  await code.fill(authenticatorCode(operator.seed));
  await code.press('Enter');
  await page.waitForURL((url) => !url.pathname.startsWith('/admin/sign-in'));
});
