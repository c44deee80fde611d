import { expect } from '@/e2e/helpers/fixtures';
import { takeOperator } from '@/e2e/helpers/take-operator';
import { doneScreen } from '@/e2e/screens/done';
import { passwordScreen } from '@/e2e/screens/password';
import { puzzleScreen } from '@/e2e/screens/puzzle';
import type { Ui } from '@/e2e/screens/ui';
import { verifyScreen } from '@/e2e/screens/verify';
import { test } from './helpers/console-test';
import { follow, linkSentTo, makeLink, shownCode, theirBrowser } from './helpers/hand-off';
import { authenticatorCode } from './helpers/sign-in';

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** Chooses a password on the page that a hand-off leads to, and waits until it is set. */
async function choose(ui: Ui, password: string): Promise<void> {
  await ui.page.waitForURL('**/password');
  await passwordScreen(ui).choose(password);
  expect(await doneScreen(ui).outcome()).toBe('done');
}

test('an operator signs in with a second factor, finds a person and hands off; the person sets the password on a phone', async ({
  page,
  stack,
  browser,
  inbox,
  person,
  newPassword,
  signs,
  watch,
  openAccount,
}) => {
  const operator = takeOperator(stack, 'helpdesk');
  const somebody = person('local');
  await page.goto('/admin');
  await page.getByLabel('Email').fill(operator.email);
  await page.getByLabel('Password', { exact: true }).fill(operator.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByLabel('Code from your authenticator app').fill(authenticatorCode(operator.seed));
  await page.getByRole('button', { name: 'Continue', exact: true }).click();

  // Three screens: the search, the account, and the progress of the hand-off.
  await page.waitForURL('**/admin/accounts');
  await openAccount(somebody.username);
  await makeLink(page, 'Called the help desk, phone lost');
  await expect(page.getByText('Waiting for the person.')).toBeVisible();

  const { link } = await linkSentTo(stack, inbox, somebody.email);
  const theirs = await theirBrowser(browser, phone);
  await follow(theirs.ui, link);
  await theirs.ui.page.waitForURL('**/password');
  expect(theirs.ui.page.url()).not.toContain('#');
  await expect(page.getByText('The person is choosing a password now.')).toBeVisible();
  const password = newPassword();
  await choose(theirs.ui, password);

  await expect(page.getByText('Done. A notice is on its way')).toBeVisible();
  expect(await signs('local', somebody, password)).toBe(true);
  expect(await signs('local', somebody, somebody.password)).toBe(false);
  expect((await watch.answers()).join('\n'), 'what the operator was sent').not.toContain(password);

  // The link works only once, on any device.
  const other = await theirBrowser(browser, {});
  await follow(other.ui, link);
  await expect(other.ui.page.getByText("This link or code doesn't work")).toBeVisible();
  await other.close();
  await theirs.close();
});

test('where the back end checks people itself, the hand-off leads to its own proof', async ({
  page,
  stack,
  browser,
  inbox,
  person,
  newPassword,
  signs,
  operate,
  openAccount,
}) => {
  await operate('helpdesk');
  const somebody = person('meeting');
  await openAccount(somebody.username);
  await makeLink(page, 'New phone');
  const { link, mail } = await linkSentTo(stack, inbox, somebody.email);
  const { ui, close } = await theirBrowser(browser, phone);
  await follow(ui, link);
  await puzzleScreen(ui).solve();
  const sent = await inbox.code(somebody.phone).catch(() => inbox.code(somebody.email, mail.id));
  await verifyScreen(ui).enter(sent.code, { sendsItself: false });
  const password = newPassword();
  await choose(ui, password);
  expect(await signs('meeting', somebody, password)).toBe(true);
  expect(await signs('meeting', somebody, somebody.password)).toBe(false);
  await close();
});

test('a short code works in a browser without scripts, and a newer link revokes the older one', async ({
  page,
  stack,
  browser,
  person,
  newPassword,
  signs,
  operate,
  openAccount,
}) => {
  await operate('helpdesk');
  const somebody = person('cloud');
  const make = async () => {
    await openAccount(somebody.username);
    await page.getByLabel('Show a QR code and a short code on my screen').check();
    await makeLink(page, 'Stands at the desk');
    return shownCode(page, stack);
  };
  const first = await make();
  const second = await make();
  const { ui, close } = await theirBrowser(browser, { javaScriptEnabled: false });
  const type = async (code: string) => {
    await ui.page.goto(`${stack.app}/handoff`);
    await ui.page.getByLabel('Code from the help desk').fill(code);
    await ui.page.getByRole('button', { name: 'Continue' }).click();
  };
  await type(first);
  await expect(ui.page.getByText("This link or code doesn't work")).toBeVisible();
  await type(second.toLowerCase().replace('-', ' '));
  const password = newPassword();
  await choose(ui, password);
  expect(await signs('cloud', somebody, password)).toBe(true);
  expect(await signs('cloud', somebody, somebody.password)).toBe(false);
  await close();
});

test('the page of an account leads back to an open link and can revoke it (C15)', async ({
  page,
  person,
  operate,
  openAccount,
}) => {
  await operate('helpdesk');
  const somebody = person('local');
  await openAccount(somebody.username);
  await makeLink(page, 'Called, then hung up');
  const live = page.url();
  await page.getByRole('link', { name: 'Back to the account' }).click();
  const open = page.getByRole('region', { name: 'A reset link is active' });
  await expect(open.getByText('Waiting for the person.')).toBeVisible();
  await expect(open.getByText(/^Expires in 1[45]:\d\d$/)).toBeVisible();
  await page.getByRole('link', { name: 'Reset link created' }).click();
  expect(page.url()).toBe(live);
  await page.goBack();
  await open.getByRole('link', { name: 'See progress' }).click();
  expect(page.url()).toBe(live);
  await page.goBack();
  await open.getByRole('button', { name: 'Revoke link' }).click();
  await expect(page.getByText('Revoked or replaced')).toBeVisible();
  await page.getByRole('link', { name: 'Back to the account' }).click();
  await expect(page.getByRole('heading', { name: 'About the account' })).toBeVisible();
  await expect(open).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Reset link created' })).toHaveCount(0);
});
