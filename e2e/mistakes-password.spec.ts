import { expect, test } from './helpers/fixtures';
import { walkToPassword } from './helpers/journeys';

test('the previous password is refused and shown as a failed rule', async ({
  screens,
  inbox,
  person,
  newPassword,
  signs,
}) => {
  const { password, done } = screens;
  const somebody = person('local');
  await walkToPassword({ screens, inbox, directory: 'local', person: somebody });
  await password.choose(somebody.password);
  await expect(password.rule('history')).toHaveAttribute('data-state', 'failed');
  await expect(password.rule('history')).toContainText('Not one of your last 5 passwords');
  await expect(password.newPassword).toHaveAccessibleDescription(/This password can't be used/);
  const chosen = newPassword();
  await password.choose(chosen);
  expect(await done.outcome()).toBe('done');
  expect(await signs('local', somebody, chosen)).toBe(true);
});

test('characters that cannot be used are named before anything is sent', async ({ screens, inbox, person, signs }) => {
  const { password, ui } = screens;
  const somebody = person('cloud');
  await walkToPassword({ screens, inbox, directory: 'cloud', person: somebody });
  await ui.type(password.newPassword, 'Kd4-Rw7-🦊-Gz9é');
  await expect(password.rule('allowed_characters')).toHaveAttribute('data-state', 'failed');
  await expect(password.rule('allowed_characters')).toContainText("These characters can't be used: 🦊é");
  for (const [text, rule] of [
    [' Kd4-Rw7-Gz9', 'outer_spaces'],
    ['Kd4-Rw7-\u0007-Gz9', 'control_characters'],
    ['Kd4-\u0000-Rw7-Gz9', 'control_characters'],
  ] as const) {
    await password.choose(text);
    await expect(password.rule(rule)).toHaveAttribute('data-state', 'failed');
  }
  expect(await signs('cloud', somebody, somebody.password)).toBe(true);
});

test('empty, common and endless passwords are refused in words', async ({ screens, inbox, person }) => {
  const { password } = screens;
  const somebody = person('local');
  await walkToPassword({ screens, inbox, directory: 'local', person: somebody });
  await password.choose('');
  await expect(password.newPassword).toHaveAccessibleDescription(/Type the new password\./);
  await password.choose('Password123');
  await expect(password.rule('common_password')).toHaveAttribute('data-state', 'failed');
  await password.choose('kd4-'.repeat(2_500));
  await expect(password.newPassword).toHaveAccessibleDescription(/That password is too long\./);
  await password.choose(`kd4-${somebody.username}-rw7`);
  await expect(password.rule('account_words')).toHaveAttribute('data-state', 'failed');
});

test('emoji are accepted if the back end accepts them', async ({ screens, inbox, person, signs, newPassword }) => {
  const { password, done } = screens;
  const somebody = person('local');
  const chosen = `${newPassword()} 🦊 é`;
  await walkToPassword({ screens, inbox, directory: 'local', person: somebody });
  await password.choose(chosen);
  expect(await done.outcome()).toBe('done');
  expect(await signs('local', somebody, chosen)).toBe(true);
});

test('a suggestion is shown, meets every rule and signs in', async ({ screens, inbox, person, signs }) => {
  const { password, done, ui } = screens;
  const somebody = person('meeting');
  await walkToPassword({ screens, inbox, directory: 'meeting', person: somebody });
  await ui.untilAwake(password.newPassword);
  await password.suggestButton.click();
  await expect(password.newPassword).toHaveAttribute('type', 'text');
  const suggested = await password.newPassword.inputValue();
  await expect(ui.page.locator('[data-state=failed]')).toHaveCount(0);
  await password.hideButton.click();
  await expect(password.newPassword).toHaveAttribute('type', 'password');
  await password.setButton.click();
  expect(await done.outcome()).toBe('done');
  expect(await signs('meeting', somebody, suggested)).toBe(true);
});

test('a lost connection is reported as such, and the button works again', async ({
  screens,
  inbox,
  person,
  newPassword,
  signs,
  watch,
  context,
  page,
}) => {
  const { password, done, ui } = screens;
  const somebody = person('cloud');
  const chosen = newPassword();
  watch.tolerate(/ERR_INTERNET_DISCONNECTED/);
  await walkToPassword({ screens, inbox, directory: 'cloud', person: somebody });
  await ui.type(password.newPassword, chosen);
  await expect(page.locator('[data-state=met]').first()).toBeAttached();
  await page.waitForLoadState('networkidle');
  await context.setOffline(true);
  await password.setButton.click();
  await expect(page.getByRole('main')).toContainText('The connection was lost.');
  await expect(password.newPassword).toHaveValue(chosen);
  await context.setOffline(false);
  await password.setButton.click();
  expect(await done.outcome()).toBe('done');
  expect(await signs('cloud', somebody, chosen)).toBe(true);
});

test('rules that only the server checks are not listed, and nothing is praised while a rule is open (portal 4)', async ({
  screens,
  inbox,
  person,
  page,
}) => {
  const { password, ui } = screens;
  await walkToPassword({ screens, inbox, directory: 'cloud', person: person('cloud') });
  await expect(password.rule('common_password')).toHaveCount(0);
  await expect(password.rule('history')).toHaveCount(0);
  await ui.type(password.newPassword, 'abc12345');
  const main = page.getByRole('main');
  const states = () => main.locator('[data-rule]').evaluateAll((lines) => lines.map((line) => line.dataset['state']));
  expect(await states()).toContain('open');
  await expect(main).not.toContainText('Meets the rules.');
  await expect(main).not.toContainText('Easy to guess');
  await password.suggestButton.click();
  await expect(main).toContainText('Meets the rules.');
  await expect(main).toContainText('We check for common and leaked passwords when you set it.');
  expect(new Set(await states())).toEqual(new Set(['met']));
});

test('on a phone with the keyboard open, the field and the open rules are visible together (portal 5)', async ({
  screens,
  inbox,
  person,
  page,
}) => {
  const { password, ui } = screens;
  await page.setViewportSize({ width: 390, height: 664 });
  await walkToPassword({ screens, inbox, directory: 'meeting', person: person('meeting') });
  await ui.type(password.newPassword, 'abcdefgh');
  await page.setViewportSize({ width: 390, height: 380 });
  await page.locator('label[for=new-password]').evaluate((label) => label.scrollIntoView({ block: 'start' }));
  const missing = page.locator('[data-rule]:not([data-state=met])');
  expect(await missing.count()).toBeGreaterThan(0);
  await expect(password.newPassword).toBeInViewport({ ratio: 1 });
  for (const line of await missing.all()) await expect(line).toBeInViewport({ ratio: 1 });
  await expect(page.locator('[data-rule][data-state=met]').first()).toBeHidden();
  await expect(page.getByText(/^\d+–\d+ characters/).first()).toBeAttached();
});
