import { expect } from '@/e2e/helpers/fixtures';
import { test } from './helpers/console-test';
import { signInAs } from './helpers/sign-in';

test('each page of the console has a title of its own (C23)', async ({ page, person, operate, openAccount }) => {
  await page.goto('/admin/sign-in');
  await expect(page).toHaveTitle('Sign in to the console · Example Corp');
  const me = await operate('administrator');
  const somebody = person('local');
  await openAccount(somebody.username);
  const heading = page.getByRole('heading', { level: 1 });
  await expect(page).toHaveTitle(`${await heading.textContent()} · Accounts · Example Corp`);
  const account = new URL(page.url()).pathname;
  await page.goto(`${account}/reset/temporary`);
  await expect(page).toHaveTitle(/^Set a temporary password · .+ · Example Corp$/);
  await page.goto('/admin/directories/cloud');
  await expect(page).toHaveTitle(`${await heading.textContent()} · Directories · Example Corp`);
  await page.goto('/admin/operators');
  await page.locator('main a[href^="/admin/operators/"]').filter({ hasNotText: me.name }).nth(2).click();
  await page.getByRole('heading', { name: 'Access' }).waitFor();
  await expect(page).toHaveTitle(`${await heading.textContent()} · Operators · Example Corp`);
  await page.goto('/admin/not-allowed');
  await expect(page).toHaveTitle(`${await heading.textContent()} · Example Corp`);
  await page.goto('/admin/audit/1');
  await expect(page).toHaveTitle('Event 1 · Example Corp');
});

test('missing pages are answered with 404, and a title does not record a second view of an account (C23)', async ({
  stack,
  person,
}) => {
  const { client } = await signInAs(stack, 'administrator');
  const absent = [
    '/admin/no-such-page',
    '/admin/accounts/local/nobody',
    '/admin/accounts/local/%20',
    '/admin/operators/none',
    '/admin/directories/none',
    '/admin/audit/999999999',
    '/admin/settings/templates/xx',
  ];
  for (const path of absent) {
    const answer = await client.get(path);
    expect(answer.status, path).toBe(404);
    expect(answer.body, path).toContain('Example Corp</title>');
    expect(answer.body, path).toMatch(/<nav/);
  }
  const found = await client.get(`/admin/accounts?q=${person('local').username}`);
  const path = /\/admin\/accounts\/local\/[^"/?]+/.exec(found.body)?.[0] ?? 'missing';
  const account = path.split('/').at(-1) ?? '';
  const views = async () => {
    const { body } = await client.get(`/admin/audit?action=account_viewed&directory=local&account=${account}`);
    return new Set(body.match(/\/admin\/audit\/\d+/g)).size;
  };
  const before = await views();
  expect((await client.get(path)).status).toBe(200);
  expect(await views(), 'one view, one event').toBe(before + 1);
});
