import { expect } from '@/e2e/helpers/fixtures';
import { takeOperator } from '@/e2e/helpers/take-operator';
import { createFormClient } from '@/e2e/helpers/wire/form-client';
import { administratorsPage, openOperator } from './helpers/colleague';
import { test } from './helpers/console-test';
import { authenticatorCode, giveTheFactor, giveThePassword, sessionCookie, signInAs } from './helpers/sign-in';

/** The default of `limits.operatorTries`. */
const wrongFactorsPerDay = 10;

test('a disabled operator is refused at the next click, with the reason', async ({ page, stack, browser, operate }) => {
  const operator = await operate('helpdesk');
  await page.goto('/admin/accounts');
  const { boss, close } = await administratorsPage(browser, stack);
  await openOperator(boss, operator.name);
  await boss.locator('summary', { hasText: 'Disable' }).click();
  await boss.getByRole('button', { name: `Disable ${operator.name}` }).click();
  await boss.getByRole('button', { name: 'Enable' }).waitFor();
  await page.getByLabel('Find a person').fill('somebody');
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  await page.waitForURL('**/admin/sign-in?*');
  await expect(page.getByText('Your session was ended')).toBeVisible();
  await close();
});

test('a role changes at once', async ({ page, stack, browser, operate }) => {
  const operator = await operate('helpdesk');
  const { boss, close } = await administratorsPage(browser, stack);
  await openOperator(boss, operator.name);
  await boss.getByRole('radio', { name: /^Auditor/ }).check();
  await boss.getByRole('button', { name: 'Save' }).click();
  await expect(boss.getByText('Saved.')).toBeVisible();
  await page.goto('/admin/accounts');
  await expect(page.getByText("Your role doesn't allow this")).toBeVisible();
  await close();
});

test('signing out kills the session, also for who kept the cookie', async ({ stack }) => {
  const { client } = await signInAs(stack, 'helpdesk');
  const token = client.cookies.get(sessionCookie) ?? '';
  const page = await client.get('/admin/me');
  expect(page.status).toBe(200);
  const form = [...page.body.matchAll(/<form[\s\S]*?<\/form>/g)].find(([text]) => text.includes('Sign out'))?.[0] ?? '';
  const id = /name="(\$ACTION_ID_\w+)"/.exec(form)?.[1] ?? '';
  const data = new FormData();
  data.set(id, '');
  const out = await client.post('/admin/me', data);
  expect(out.location).toContain('/admin/sign-in');
  const thief = createFormClient(stack.app);
  thief.cookies.set(sessionCookie, token);
  expect((await thief.get('/admin/me')).location).toContain('/admin/sign-in');
});

test('the password alone opens nothing', async ({ stack }) => {
  const client = await giveThePassword(stack, takeOperator(stack, 'administrator'));
  for (const path of ['/admin', '/admin/accounts', '/admin/operators', '/admin/audit', '/admin/me']) {
    expect((await client.get(path)).location, path).toMatch(/^\/admin\/sign-in\/factor(\?next=|$)/);
  }
});

test('a code of the authenticator works once', async ({ stack }) => {
  const operator = takeOperator(stack, 'auditor');
  const code = authenticatorCode(operator.seed);
  const first = await giveTheFactor(await giveThePassword(stack, operator), code);
  expect(first).toMatchObject({ status: 303, location: '/admin/audit' });
  const again = await giveTheFactor(await giveThePassword(stack, operator), code);
  expect(again).toMatchObject({ status: 200, location: null });
  expect(again.body).toContain('That code isn');
});

test('wrong codes are counted across sessions, and at the limit even the right one is refused', async ({ stack }) => {
  const operator = takeOperator(stack, 'auditor');
  const halfway = () => giveThePassword(stack, operator);
  const wrong = '000000';
  for (let tries = 0; tries < 2; tries += 1) expect((await giveTheFactor(await halfway(), wrong)).status).toBe(200);
  const client = await halfway();
  for (let tries = 2; tries < wrongFactorsPerDay; tries += 1) {
    expect((await giveTheFactor(client, wrong)).body).toContain('That code isn');
  }
  const late = await giveTheFactor(client, authenticatorCode(operator.seed));
  expect(late).toMatchObject({ status: 200, location: null });
  expect(late.body).toContain('Too many tries');
});

test('an operator cannot reset the account of a colleague with the same role', async ({
  page,
  stack,
  person,
  browser,
  operate,
  openAccount,
}) => {
  const somebody = person('local');
  // An operator who has the person's address: the account is theirs.
  const { boss, close } = await administratorsPage(browser, stack);
  await boss.goto('/admin/operators/invite');
  await boss.getByRole('textbox', { name: 'Name' }).fill('Robin at work');
  await boss.getByRole('textbox', { name: 'Email' }).fill(somebody.email);
  await boss.getByRole('button', { name: 'Send invitation' }).click();
  await boss.waitForURL(/\/admin\/operators\/[0-9a-f-]{36}$/);
  await operate('helpdesk');
  await openAccount(somebody.username);
  await expect(
    page.getByText('This account belongs to an operator with your role or a higher one').first(),
  ).toBeVisible();
  await expect(page.getByRole('button', { name: 'Create link' })).toHaveCount(0);
  await close();
});

test('a directory out of scope looks like one that does not exist', async ({
  page,
  stack,
  person,
  browser,
  watch,
  operate,
  openAccount,
}) => {
  watch.tolerate(/status of 404/);
  const operator = await operate('helpdesk');
  const somebody = person('local');
  await openAccount(somebody.username);
  const address = page.url();
  const { boss, close } = await administratorsPage(browser, stack);
  await openOperator(boss, operator.name);
  await boss.getByRole('radio', { name: 'Selected directories' }).check();
  await boss.getByRole('checkbox', { name: 'Example Cloud' }).check();
  await boss.getByRole('button', { name: 'Save' }).click();
  await expect(boss.getByText('Saved.')).toBeVisible();
  await page.goto(address);
  await expect(page.getByText("This account doesn't exist, or you can't access its directory")).toBeVisible();
  await close();
});
