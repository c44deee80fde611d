import { expect, test } from './helpers/fixtures';
import { inspectPage } from './helpers/page/inspect-page';
import { measurePage } from './helpers/page/measure-page';
import { changeScreen } from './screens/change';

test('a password is changed with the current one, without a code', async ({
  page,
  screens,
  inbox,
  person,
  newPassword,
  signs,
}) => {
  const somebody = person('local');
  const chosen = newPassword();
  const change = changeScreen(screens.ui);
  await page.goto('/');
  await page.getByRole('link', { name: 'I know my password' }).click();
  await expect(change.current).toHaveAttribute('autocomplete', 'current-password');
  await expect(change.newPassword).toHaveAttribute('autocomplete', 'new-password');
  await change.send({ who: somebody.email, from: somebody.password, to: chosen });
  expect(await screens.done.outcome()).toBe('done');
  await expect(screens.done.heading).toHaveText('Your password has been changed');
  expect(await signs('local', somebody, chosen)).toBe(true);
  expect(await signs('local', somebody, somebody.password)).toBe(false);
  expect((await inbox.notice(somebody.email)).text).toMatch(/password.*was changed/);
});

test('a wrong password and an unknown name get the same answer, and the third wait', async ({
  page,
  screens,
  person,
  newPassword,
  signs,
}) => {
  const somebody = person('local');
  const change = changeScreen(screens.ui);
  const answers: (string | null)[] = [];
  for (const who of [somebody.email, `nobody.${somebody.email}`]) {
    await change.open();
    await change.send({ who, from: newPassword(), to: newPassword() });
    await expect(change.current).toHaveAccessibleDescription(/That didn't work\./);
    await expect(change.identifier).toHaveValue(who);
    answers.push(await page.getByRole('alert').first().textContent());
  }
  expect(answers[0]).toBe(answers[1]);
  for (const _ of [2, 3]) await change.send({ who: somebody.email, from: newPassword(), to: newPassword() });
  await change.send({ who: somebody.email, from: somebody.password, to: newPassword() });
  await expect(page.getByRole('main')).toContainText('Too many tries. You can try again in 15 minutes.');
  expect(await signs('local', somebody, somebody.password)).toBe(true);
});

test('a new password that breaks a rule says which, and the right current one still counts', async ({
  page,
  screens,
  person,
  newPassword,
  signs,
}) => {
  const somebody = person('local');
  const chosen = newPassword();
  const change = changeScreen(screens.ui);
  await change.open();
  await change.send({ who: somebody.email, from: somebody.password, to: 'short' });
  await expect(page.locator('[data-rule=min_length]')).toHaveAttribute('data-state', 'failed');
  // The same password again is known to the directory alone.
  await change.send({ who: somebody.email, from: somebody.password, to: somebody.password });
  await expect(page.locator('[data-rule=history]')).toHaveAttribute('data-state', 'failed');
  await change.send({ who: somebody.email, from: somebody.password, to: chosen });
  expect(await screens.done.outcome()).toBe('done');
  expect(await signs('local', somebody, chosen)).toBe(true);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the password is typed twice, and changed', async ({ page, screens, person, newPassword, signs }) => {
    const somebody = person('local');
    const chosen = newPassword();
    const change = changeScreen(screens.ui);
    await change.open();
    await change.send({ who: somebody.username, from: somebody.password, to: chosen });
    // The user name does not tell the directory, and only one can change passwords.
    expect(await screens.done.outcome()).toBe('done');
    expect(await signs('local', somebody, chosen)).toBe(true);
    await page.goto('/change');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Change your password');
  });
});

for (const path of ['/change', '/unlock']) {
  test(`${path} is accessible in both themes, and fits a small phone`, async ({ page }) => {
    await page.goto(path);
    const { look, found } = inspectPage(page, 'en');
    await look(path);
    for (const width of [320, 390, 640]) {
      await page.setViewportSize({ width, height: 664 });
      for (const problem of await page.evaluate(measurePage)) found.push(`${width} px: ${problem}`);
    }
    expect(found).toEqual([]);
  });
}
