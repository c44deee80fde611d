import { expect, test } from '@/e2e/fixtures';
import { recordSecret } from '@/e2e/record-secret';
import { openAccount, operate } from './operate';

/** Longer than a second click of a double click takes, which the page does not count. */
const aMoment = 600;

test('a temporary password is seen once, for a minute, and has to be changed', async ({
  page,
  context,
  stack,
  person,
  signs,
}) => {
  await operate(context, stack, 'helpdesk');
  const somebody = person('local');
  await openAccount(page, stack, somebody.username);
  await page.getByRole('link', { name: 'Set a temporary password' }).click();
  await page.waitForURL('**/reset/temporary');
  await page.getByLabel('Reason').fill('Locked out before a meeting');
  await page.waitForTimeout(aMoment);
  await page.getByRole('button', { name: 'Set a temporary password' }).click();
  await page.getByRole('button', { name: 'Show the password' }).click();
  const shown = page.locator('main output');
  await expect(shown).toBeVisible();
  const password = ((await shown.textContent()) ?? '').trim();
  expect(password.length).toBeGreaterThan(11);
  recordSecret(stack.run, 'revealed', password);
  await expect(signs('local', somebody, password)).rejects.toThrow('yesMustChange');
  expect(await signs('local', somebody, somebody.password)).toBe(false);
  await page.reload();
  expect(await page.content()).not.toContain(password);
  await page.goBack();
  expect(await page.content()).not.toContain(password);
});

test('a back end that sends passwords says to which contact, and shows none', async ({
  page,
  context,
  stack,
  person,
  signs,
}) => {
  await operate(context, stack, 'helpdesk');
  const somebody = person('meeting');
  await openAccount(page, stack, somebody.username);
  await page.getByRole('link', { name: /^Have .* send a password/ }).click();
  await page.getByLabel('Reason').fill('Asked for it in person');
  await page.waitForTimeout(aMoment);
  await page.getByRole('button', { name: 'Have a password sent' }).click();
  await expect(page.getByText('has sent a password to the person')).toBeVisible();
  expect(await signs('meeting', somebody, somebody.password)).toBe(false);
});
