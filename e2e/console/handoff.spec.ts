import { expect, test } from '@/e2e/fixtures';
import { recordSecret } from '@/e2e/record-secret';
import { doneScreen } from '@/e2e/screens/done';
import { passwordScreen } from '@/e2e/screens/password';
import { puzzleScreen } from '@/e2e/screens/puzzle';
import { readUi } from '@/e2e/screens/ui';
import { verifyScreen } from '@/e2e/screens/verify';
import { takeOperator } from '@/e2e/take-operator';
import { openAccount, operate } from './operate';
import { authenticatorCode } from './sign-in';

const linkIn = (text: string) => /http:\/\/localhost:\d+\/handoff#[\w-]{43}/.exec(text)?.[0];

test('an operator signs in with a second factor, finds a person and hands off; the person sets the password on a phone', async ({
  page,
  stack,
  browser,
  inbox,
  person,
  newPassword,
  signs,
  watch,
}) => {
  const operator = takeOperator(stack, 'helpdesk');
  const somebody = person('local');
  await page.goto('/admin');
  await page.getByLabel('Email').fill(operator.email);
  await page.getByLabel('Password', { exact: true }).fill(operator.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByLabel('Code from your authenticator app').fill(authenticatorCode(operator.seed));
  await page.getByRole('button', { name: 'Continue', exact: true }).click();

  // Three screens: the search, the account, and the page that follows the hand-off.
  await page.waitForURL('**/admin/accounts');
  await openAccount(page, stack, somebody.username);
  await page.getByLabel('Reason').first().fill('Called the help desk, phone lost');
  await page.getByRole('button', { name: 'Make the link' }).click();
  await page.waitForURL('**/reset/handoff/*');
  await expect(page.getByText('Waiting for the person.')).toBeVisible();

  const mail = await inbox.next(somebody.email, (text) => linkIn(text) !== undefined);
  const link = linkIn(mail.text) ?? '';
  recordSecret(stack.run, 'link', link.split('#')[1] ?? '');
  const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const theirs = await phone.newPage();
  const ui = readUi(theirs, { scripts: true, locale: 'en' });
  await theirs.goto(link);
  await theirs.getByRole('button', { name: 'Continue' }).click();
  await theirs.waitForURL('**/password');
  expect(theirs.url()).not.toContain('#');
  await expect(page.getByText('The person is choosing a password now.')).toBeVisible();
  const password = newPassword();
  await passwordScreen(ui).choose(password);
  expect(await doneScreen(ui).outcome()).toBe('done');

  await expect(page.getByText('Done. The person was told')).toBeVisible();
  expect(await signs('local', somebody, password)).toBe(true);
  expect(await signs('local', somebody, somebody.password)).toBe(false);
  expect((await watch.answers()).join('\n'), 'what the operator was sent').not.toContain(password);

  // The link is used up, on any device.
  const other = await (await browser.newContext()).newPage();
  await other.goto(link);
  await other.getByRole('button', { name: 'Continue' }).click();
  await expect(other.getByText('This link or code is used')).toBeVisible();
  await phone.close();
});

test('where the back end checks people itself, the hand-off leads to its own proof', async ({
  page,
  context,
  stack,
  browser,
  inbox,
  person,
  newPassword,
  signs,
}) => {
  await operate(context, stack, 'helpdesk');
  const somebody = person('meeting');
  await openAccount(page, stack, somebody.username);
  await page.getByLabel('Reason').first().fill('New phone');
  await page.getByRole('button', { name: 'Make the link' }).click();
  await page.waitForURL('**/reset/handoff/*');
  const mail = await inbox.next(somebody.email, (text) => linkIn(text) !== undefined);
  const phone = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const ui = readUi(await phone.newPage(), { scripts: true, locale: 'en' });
  await ui.page.goto(linkIn(mail.text) ?? '');
  await ui.page.getByRole('button', { name: 'Continue' }).click();
  await puzzleScreen(ui).solve();
  const sent = await inbox.code(somebody.phone).catch(() => inbox.code(somebody.email, mail.id));
  await verifyScreen(ui).enter(sent.code, { sendsItself: false });
  await ui.page.waitForURL('**/password');
  const password = newPassword();
  await passwordScreen(ui).choose(password);
  expect(await doneScreen(ui).outcome()).toBe('done');
  expect(await signs('meeting', somebody, password)).toBe(true);
  await phone.close();
});

test('a short code works for a browser without scripts, and a newer link kills the one before', async ({
  page,
  context,
  stack,
  browser,
  person,
  newPassword,
  signs,
}) => {
  await operate(context, stack, 'helpdesk');
  const somebody = person('cloud');
  const make = async () => {
    await openAccount(page, stack, somebody.username);
    await page.getByLabel('Show a QR code and a short code on my screen').check();
    await page.getByLabel('Reason').first().fill('Stands at the desk');
    await page.getByRole('button', { name: 'Make the link' }).click();
    await page.waitForURL('**/reset/handoff/*');
    const code = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec((await page.getByRole('main').textContent()) ?? '')?.[0] ?? '';
    expect(code).not.toBe('');
    recordSecret(stack.run, 'revealed', code);
    return code;
  };
  const first = await make();
  const second = await make();
  const plain = await browser.newContext({ javaScriptEnabled: false });
  const ui = readUi(await plain.newPage(), { scripts: false, locale: 'en' });
  const type = async (code: string) => {
    await ui.page.goto(`${stack.app}/handoff`);
    await ui.page.getByLabel('Code from the help desk').fill(code);
    await ui.page.getByRole('button', { name: 'Continue' }).click();
  };
  await type(first);
  await expect(ui.page.getByText('This link or code is used')).toBeVisible();
  await type(second.toLowerCase().replace('-', ' '));
  await ui.page.waitForURL('**/password');
  const password = newPassword();
  await passwordScreen(ui).choose(password);
  expect(await doneScreen(ui).outcome()).toBe('done');
  expect(await signs('cloud', somebody, password)).toBe(true);
  await plain.close();
});
