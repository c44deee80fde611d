import { expect } from '@/e2e/helpers/fixtures';
import { measurePage } from '@/e2e/helpers/page/measure-page';
import { test } from './helpers/console-test';
import { sessionCookie } from './helpers/sign-in';

const minutes = (count: number) => count * 60_000;

test('an idle page asks the server when its time is nearly over, warns, and is emptied when the session ends (C21)', async ({
  page,
  context,
  person,
  operate,
  openAccount,
}) => {
  await operate('helpdesk');
  const somebody = person('local');
  await page.clock.install();
  let asked = 0;
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === '/admin/session') asked += 1;
  });
  await openAccount(somebody.username);
  const account = page.url();
  const reason = page.getByLabel('Reason').first();
  await reason.fill('Called from the lobby');
  await page.getByLabel('Ticket number').first().fill('INC-42');
  await page.clock.fastForward(minutes(13));
  expect(asked).toBe(0);

  // The server's clock has not moved, as if another tab were in use: no warning.
  await page.clock.fastForward(minutes(2));
  await expect.poll(() => asked).toBe(1);
  const warning = page.getByText("You'll be signed out in a minute because of inactivity.");
  await expect(warning).toHaveCount(0);
  await expect(reason).toHaveValue('Called from the lobby');

  await page.route('**/admin/session', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, json: { ...(await answer.json()), secondsLeft: 55 } });
  });
  const passTime = (until: () => Promise<void>) =>
    expect(async () => {
      await page.clock.fastForward(minutes(15));
      await until();
    }).toPass();
  await passTime(() => expect(warning).toBeVisible({ timeout: 1000 }));
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await page.evaluate(measurePage)).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.unroute('**/admin/session');
  await page.getByRole('button', { name: 'Stay signed in' }).click();
  await expect(warning).toHaveCount(0);
  await expect(reason).toHaveValue('Called from the lobby');

  const session = (await context.cookies()).filter(({ name }) => name === sessionCookie);
  await context.clearCookies({ name: sessionCookie });
  await passTime(() => page.waitForURL('**/admin/sign-in?*', { timeout: 1000 }));
  await expect(page.getByText(somebody.username)).toHaveCount(0);

  // Signed in again in the same tab.
  await context.addCookies(session);
  await page.goto(account);
  await expect(page.getByRole('heading', { name: 'About the account' })).toBeVisible();
  await expect(reason).toHaveValue('Called from the lobby');
  await expect(page.getByLabel('Ticket number').first()).toHaveValue('INC-42');
  expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain('lobby');
});

test('a form sent after the session ended leads to the sign-in, and its text is restored afterwards (C21)', async ({
  page,
  context,
  person,
  operate,
  openAccount,
}) => {
  const operator = await operate('helpdesk');
  await openAccount(person('local').username);
  const account = page.url();
  const reason = page.getByLabel('Reason').first();
  await reason.fill('Called from the lobby');
  const session = (await context.cookies()).filter(({ name }) => name === sessionCookie);
  await context.clearCookies({ name: sessionCookie });
  await page.getByRole('button', { name: 'Create link' }).click();
  await page.waitForURL('**/admin/sign-in?*');
  const kept = await page.evaluate(() => JSON.stringify(sessionStorage));
  expect(kept).toContain('lobby');
  expect(kept).not.toContain(operator.email);
  await context.addCookies(session);
  await page.goto(account);
  await expect(reason).toHaveValue('Called from the lobby');
  await page.reload();
  await expect(reason).toHaveValue('');
});

test('the next operator in the same tab does not get the text of the last one (C21)', async ({
  page,
  context,
  person,
  operate,
  openAccount,
}) => {
  await operate('helpdesk');
  await openAccount(person('local').username);
  const account = page.url();
  await page.getByLabel('Reason').first().fill('Called from the lobby');
  await context.clearCookies({ name: sessionCookie });
  await page.getByRole('button', { name: 'Create link' }).click();
  await page.waitForURL('**/admin/sign-in?*');
  await operate('helpdesk');
  await page.goto(account);
  await expect(page.getByLabel('Reason').first()).toHaveValue('');
  await expect.poll(() => page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain('lobby');
});

test('a page whose time is over is emptied even if the server does not answer (C21)', async ({
  page,
  person,
  watch,
  operate,
  openAccount,
}) => {
  watch.tolerate(/Failed to load resource/);
  await operate('helpdesk');
  await page.clock.install();
  await openAccount(person('local').username);
  const reason = page.getByLabel('Reason').first();
  await reason.fill('Called from the lobby');
  await page.route('**/admin/session', (route) => route.abort());
  const over = page.getByRole('heading', { name: 'Your session has ended' });
  await expect(async () => {
    await page.clock.fastForward(minutes(16));
    await expect(over).toBeFocused({ timeout: 1000 });
  }).toPass();
  await expect(page.getByText('About the account')).toHaveCount(0);
  await expect(page).toHaveTitle('Your session has ended');
  await page.getByRole('link', { name: 'Sign in again' }).click();
  await expect(reason).toHaveValue('Called from the lobby');
});
