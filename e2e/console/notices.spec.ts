import { expect } from '@/e2e/helpers/fixtures';
import { test } from './helpers/console-test';

const lies = [
  ['administrator', '/admin/directories?done=removed', /removed/],
  ['administrator', '/admin/settings/limits?saved=1', /^Saved/],
  ['administrator', '/admin/operators?saved=1', /saved/i],
  ['helpdesk', '/admin/accounts?done=unlock', /unlocked/],
] as const;

for (const [role, path, words] of lies) {
  test(`a link to ${path} reports nothing that did not happen (C4)`, async ({ page, operate }) => {
    await operate(role);
    await page.goto(path);
    await expect(page.locator('main [role=status]').filter({ hasText: words })).toHaveCount(0);
  });
}

test('a link to an account reports nothing that did not happen (C4)', async ({ page, stack, operate, openAccount }) => {
  await operate('helpdesk');
  await openAccount(stack.people.local[0]?.username ?? '');
  for (const act of ['end_sessions', 'unlock', 'require_change']) {
    await page.goto(`${new URL(page.url()).pathname}?done=${act}`);
    await expect(page.getByRole('heading', { name: 'About the account' })).toBeVisible();
    await expect(page.locator('main [role=status].border-ok')).toHaveCount(0);
  }
});

test('the sign-in page and the first page show no notice just because a link asks for it (C4)', async ({
  page,
  stack,
}) => {
  for (const notice of ['session_over', 'session_revoked', 'session_idle', 'external_disabled']) {
    await page.goto(`${stack.app}/admin/sign-in?notice=${notice}`);
    await expect(page.locator('main [role=status]:not(:empty)')).toHaveCount(0);
  }
  for (const notice of ['attempt_expired', 'cookies_off', 'page_out_of_date']) {
    await page.goto(`${stack.app}/?notice=${notice}`);
    await expect(page.getByLabel('Email, phone or username')).toBeVisible();
    await expect(page.locator('main [role=status]:not(:empty)')).toHaveCount(0);
  }
});

test('a notice about what was done appears once, has the focus and names the recipient (C4)', async ({
  page,
  stack,
  operate,
}) => {
  await operate('administrator');
  await page.goto(`${stack.app}/admin/operators/invite`);
  await page.getByLabel('Name').fill('Ines Vidal');
  const email = `ines-${Date.now()}@example.org`;
  await page.getByRole('textbox', { name: 'Email' }).fill(email);
  await page.getByRole('button', { name: 'Send invitation' }).click();
  const notice = page.getByText(`The invitation to ${email} is being sent.`);
  await expect(notice).toBeVisible();
  expect(new URL(page.url()).search).toBe('');
  await expect(page.locator(':focus')).toContainText(email);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Ines Vidal' })).toBeVisible();
  await expect(notice).toHaveCount(0);
});
