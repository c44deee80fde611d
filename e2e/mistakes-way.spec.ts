import { expect, test } from './helpers/fixtures';
import { walkToCode, walkToPassword } from './helpers/journeys';
import { passwordScreen } from './screens/password';
import { readUi } from './screens/ui';

test('the back button leads to a valid page from every screen', async ({
  screens,
  inbox,
  person,
  newPassword,
  signs,
  page,
}) => {
  const { verify, password, done } = screens;
  const somebody = person('local');
  const chosen = newPassword();
  await walkToCode({ screens, directory: 'local', person: somebody });
  await page.goBack();
  await page.waitForURL('**/verify');
  const { code } = await inbox.code(somebody.email);
  await verify.enter(code);
  await page.waitForURL('**/password');
  await page.goBack();
  await page.waitForURL('**/password');
  await password.choose(chosen);
  expect(await done.outcome()).toBe('done');
  await page.goBack();
  expect(await done.outcome()).toBe('done');
  expect(await inbox.count(somebody.email)).toBe(2);
  expect(await signs('local', somebody, chosen)).toBe(true);
});

test('sending the first form again continues the attempt and sends no second code', async ({
  screens,
  inbox,
  person,
  page,
}) => {
  const { identify, verify } = screens;
  const somebody = person('local');
  await walkToCode({ screens, directory: 'local', person: somebody });
  const { code } = await inbox.code(somebody.email);
  await page.goto('/?change');
  await identify.send(somebody.email);
  await page.waitForURL('**/verify*');
  await verify.enter(code);
  await page.waitForURL('**/password');
  expect(await inbox.count(somebody.email)).toBe(1);
});

test('of two tabs only the first sets a password', async ({ screens, inbox, person, newPassword, signs, context }) => {
  const { password, done } = screens;
  const somebody = person('cloud');
  const [first, second] = [newPassword(), newPassword()];
  await walkToPassword({ screens, inbox, directory: 'cloud', person: somebody });
  const other = await context.newPage();
  await other.goto('/password');
  const late = passwordScreen(readUi(other, { scripts: true, locale: 'en' }));
  await password.choose(first);
  expect(await done.outcome()).toBe('done');
  await late.choose(second);
  await other.waitForURL('**/done');
  expect(await signs('cloud', somebody, first)).toBe(true);
  expect(await signs('cloud', somebody, second)).toBe(false);
});

test('a reset continues in a new tab after its tab was closed', async ({ screens, inbox, person, context, page }) => {
  const somebody = person('local');
  await walkToPassword({ screens, inbox, directory: 'local', person: somebody });
  await page.close();
  const again = await context.newPage();
  await again.goto('/');
  await again.waitForURL('**/password');
  await expect(again.getByRole('heading', { level: 1 })).toHaveText('Choose a new password');
});

test('steps cannot be skipped, and a cookie that means nothing is no attempt', async ({ page, context, stack }) => {
  for (const path of ['/verify', '/password', '/done']) {
    await page.goto(path);
    expect(page.url()).toBe(`${stack.app}/`);
  }
  await context.addCookies([{ name: 'rekey-attempt', value: 'A'.repeat(43), url: stack.app }]);
  await page.goto('/password');
  expect(page.url()).toBe(`${stack.app}/`);
});

test('the link in the notice opens the first page in another browser', async ({
  screens,
  inbox,
  person,
  newPassword,
  page,
  browser,
  stack,
}) => {
  const { password, done } = screens;
  const somebody = person('local');
  await walkToPassword({ screens, inbox, directory: 'local', person: somebody });
  await password.choose(newPassword());
  expect(await done.outcome()).toBe('done');
  const { text } = await inbox.notice(somebody.email);
  expect(text).toContain(stack.app);
  const elsewhere = await browser.newPage();
  await elsewhere.goto(stack.app);
  await expect(elsewhere.getByRole('heading', { level: 1 })).toHaveText('Reset your password');
  await elsewhere.close();
  await done.anotherButton.click();
  await page.waitForURL(`${stack.app}/`);
});
