import { expect, test } from './helpers/fixtures';
import { enterCode, walkToPassword } from './helpers/journeys';
import { slideByTouch } from './screens/slide-by-touch';
import { slideWithMouse } from './screens/slide-with-mouse';

for (const directory of ['local', 'cloud', 'meeting'] as const) {
  test(`a password is reset in ${directory}`, async ({
    page,
    screens,
    inbox,
    person,
    newPassword,
    signs,
    hasTouch,
  }) => {
    const { ui, identify, puzzle, verify, password, done } = screens;
    const somebody = person(directory);
    const chosen = newPassword();
    // Without scripts Playwright cannot drag, so the slider's value is set. The piece does not move then.
    const slide = !screens.ui.scripts ? undefined : hasTouch ? slideByTouch : slideWithMouse;

    await identify.open();
    await identify.send(somebody.email);
    await page.waitForURL('**/verify*');
    if (directory === 'meeting') await puzzle.solve(slide);
    await expect(verify.code).toHaveAttribute('autocomplete', 'one-time-code');
    const { code } = await inbox.code(somebody.email);
    await enterCode({ screens, directory }, code);
    await page.waitForURL('**/password');
    await expect(password.newPassword).toHaveAttribute('autocomplete', 'new-password');
    await expect(page.locator('input[name=username]')).toHaveValue(/.+/);
    await password.choose(chosen);

    expect(await done.outcome()).toBe('done');
    await expect(page.locator('main').getByRole('link').first()).toHaveAttribute('href', /\/demo\/sign-in$/);
    // Without scripts the password is typed twice, because it cannot be shown.
    expect(ui.typed.count).toBe(ui.scripts ? 3 : 4);
    expect(await signs(directory, somebody, chosen)).toBe(true);
    expect(await signs(directory, somebody, somebody.password)).toBe(false);
    const language = ui.english ? /password.*was changed/ : /密码已于/;
    expect((await inbox.notice(somebody.email)).text).toMatch(language);
    expect((await inbox.notice(somebody.phone)).text).toMatch(language);
  });
}

test('a password is reset with a username and a choice of directory', async ({
  page,
  screens,
  inbox,
  person,
  newPassword,
  signs,
}) => {
  const { identify, verify, password, done } = screens;
  const somebody = person('cloud');
  const chosen = newPassword();
  await identify.start(somebody.username, 'cloud');
  const { code } = await inbox.code(somebody.email);
  await verify.enter(code);
  await page.waitForURL('**/password');
  await password.choose(chosen);
  expect(await done.outcome()).toBe('done');
  expect(await signs('cloud', somebody, chosen)).toBe(true);
});

test('a used code and a finished attempt are dead', async ({ page, screens, inbox, person, newPassword, signs }) => {
  const { password, done } = screens;
  const somebody = person('local');
  const chosen = newPassword();
  await walkToPassword({ screens, inbox, directory: 'local', person: somebody });
  await password.choose(chosen);
  expect(await done.outcome()).toBe('done');
  for (const path of ['/verify', '/password', '/done']) {
    await page.goto(path);
    expect(new URL(page.url()).pathname).toBe('/done');
  }
  expect(await signs('local', somebody, chosen)).toBe(true);
});

test('after the end a plain visit starts fresh, and going back still shows the outcome (portal 11)', async ({
  page,
  screens,
  inbox,
  person,
  newPassword,
}) => {
  const { identify, password, done } = screens;
  await walkToPassword({ screens, inbox, directory: 'local', person: person('local') });
  await password.choose(newPassword());
  expect(await done.outcome()).toBe('done');
  await page.reload();
  expect(await done.outcome()).toBe('done');
  await expect(done.main.getByRole('heading')).toHaveCount(1);
  await expect(done.main.getByRole('button')).toHaveCount(1);
  await page.goto('/');
  await expect(identify.identifier).toHaveValue('');
  expect(new URL(page.url()).pathname).toBe('/');
  await page.goBack();
  expect(await done.outcome()).toBe('done');
});
