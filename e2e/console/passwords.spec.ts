import type { Page } from '@playwright/test';
import { expect } from '@/e2e/helpers/fixtures';
import { recordSecret } from '@/e2e/helpers/record-secret';
import { test } from './helpers/console-test';
import { makeLink } from './helpers/hand-off';

/** Milliseconds. Longer than the page ignores clicks, in case they are the second of a double click. */
const aMoment = 600;

/** Opens a way to reset the password from the page of an account, and sends its form. */
async function goThrough(page: Page, way: string | RegExp, form: { reason: string; button: string }): Promise<void> {
  await page.getByRole('link', { name: way }).click();
  await page.getByLabel('Reason').fill(form.reason);
  await page.waitForTimeout(aMoment);
  await page.getByRole('button', { name: form.button }).click();
}

test('a temporary password is seen once, for a minute, has to be changed, and nothing left on the page replaces it (C9)', async ({
  page,
  stack,
  person,
  signs,
  operate,
  openAccount,
}) => {
  await operate('helpdesk');
  const somebody = person('local');
  await openAccount(somebody.username);
  const button = 'Set a temporary password';
  await goThrough(page, button, { reason: 'Locked out before a meeting', button });
  await expect(page.getByText('The temporary password is set.')).toBeVisible();
  await expect(page.getByRole('button', { name: button })).toHaveCount(0);
  await page.getByRole('button', { name: 'Show the password' }).click();
  const shown = page.locator('main output');
  await expect(shown).toBeVisible();
  const password = ((await shown.textContent()) ?? '').trim();
  expect(password.length).toBeGreaterThan(11);
  recordSecret(stack.run, 'revealed', password);
  await expect(signs('local', somebody, password)).rejects.toThrow('yesMustChange');
  expect(await signs('local', somebody, somebody.password)).toBe(false);
  const isGone = () => expect(async () => expect(await page.content()).not.toContain(password)).toPass();
  await page.reload();
  await isGone();
  await page.goBack();
  await isGone();
});

test('the console says that the back end has sent the password, and shows none', async ({
  page,
  person,
  signs,
  operate,
  openAccount,
}) => {
  await operate('helpdesk');
  const somebody = person('meeting');
  await openAccount(somebody.username);
  const form = { reason: 'Asked for it in person', button: 'Send new password' };
  await goThrough(page, /^Let .* send a new password/, form);
  await expect(page.getByText('has sent a password to the person')).toBeVisible();
  await expect(page.getByRole('button', { name: form.button })).toHaveCount(0);
  expect(await signs('meeting', somebody, somebody.password)).toBe(false);
});

test('a second factor that was used on one account opens no other (T19)', async ({
  page,
  context,
  person,
  signs,
  operate,
  openAccount,
}) => {
  await operate('helpdesk');
  const [one, other] = [person('local'), person('local')];
  const button = 'Set a temporary password';
  // Opened before the factor was used, so its form does not ask for one.
  const later = await context.newPage();
  await openAccount(other.username, later);
  await later.getByRole('link', { name: button }).click();
  const code = later.getByLabel('Code from your authenticator app');
  await expect(later.getByRole('button', { name: button })).toBeVisible();
  await expect(code).toHaveCount(0);

  await openAccount(one.username);
  await goThrough(page, button, { reason: 'Locked out before a meeting', button });
  await expect(page.getByText('The temporary password is set.')).toBeVisible();

  await later.getByLabel('Reason').fill('Not the one who called');
  await later.getByRole('button', { name: button }).click();
  await expect(code).toBeVisible();
  await expect(later.getByLabel('Reason')).toHaveValue('Not the one who called');
  expect(await signs('local', other, other.password)).toBe(true);
  await later.reload();
  await expect(code).toBeVisible();

  // A link to a stored contact reaches only its owner, so any fresh factor counts.
  await openAccount(other.username, later);
  await makeLink(later, 'Called the help desk');
  await expect(later.getByText('Waiting for the person.')).toBeVisible();
});
