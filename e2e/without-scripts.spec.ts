import { expect, test } from './helpers/fixtures';
import { walkToCode, walkToPassword } from './helpers/journeys';

test('the directory is asked for in a second step that keeps what was typed (portal 2)', async ({ screens, page }) => {
  const { identify } = screens;
  await identify.open();
  await identify.send('somebody');
  await expect(page.getByRole('group', { name: 'Which password did you forget?' })).toBeVisible();
  await expect(identify.identifier).toHaveValue('somebody');
  await identify.directory('local').check();
  await identify.continueButton.click();
  await page.waitForURL('**/verify*');
});

test('a wrong code and a request for a new one too soon get an explanation', async ({
  screens,
  inbox,
  person,
  page,
}) => {
  const { verify } = screens;
  const somebody = person('local');
  await walkToCode({ screens, directory: 'local', person: somebody });
  const first = await inbox.code(somebody.email);
  await verify.enter('000000');
  await expect(verify.code).toHaveAccessibleDescription(/That code didn't match/);
  await verify.resendButton.click();
  await expect(page.getByText(/A code is already on its way\. You can send a new one in /)).toBeVisible();
  await page.goto('/verify');
  await verify.otherWay.click();
  await verify.bySms.click();
  await page.waitForURL('**/verify?sent=1');
  await verify.enter(first.code);
  await expect(verify.code).toHaveAccessibleDescription(/That code didn't match/);
  await verify.enter((await inbox.code(somebody.phone)).code);
  await page.waitForURL('**/password');
});

test('a form sent from a page that is older than the newest code still gets an answer', async ({
  screens,
  inbox,
  person,
  page,
  context,
}) => {
  const { verify } = screens;
  const somebody = person('local');
  await walkToCode({ screens, directory: 'local', person: somebody });
  const older = await context.newPage();
  await older.goto('/verify');
  await verify.otherWay.click();
  await verify.bySms.click();
  await page.waitForURL('**/verify?sent=1');
  await inbox.code(somebody.phone);
  await older.getByLabel('Code', { exact: true }).fill('000000');
  await older.getByRole('button', { name: 'Continue' }).click();
  await expect(older.getByLabel('Code', { exact: true })).toHaveAccessibleDescription(/That code didn't match/);
});

test('two passwords that differ and a refused one are reported beside the field', async ({
  screens,
  inbox,
  person,
  page,
  newPassword,
  signs,
}) => {
  const { password, done } = screens;
  const somebody = person('local');
  await walkToPassword({ screens, inbox, directory: 'local', person: somebody });
  await password.choose(newPassword(), newPassword());
  await expect(page.locator('#new-password-confirm-error')).toContainText("The two passwords aren't the same.");
  await password.choose('Password123');
  await expect(password.rule('common_password')).toHaveAttribute('data-state', 'failed');
  await password.choose('Kd4-\u0007-Rw7-Gz9');
  await expect(password.rule('control_characters')).toHaveAttribute('data-state', 'failed');
  await password.choose(somebody.password);
  await expect(password.rule('history')).toHaveAttribute('data-state', 'failed');
  expect(await page.content()).not.toContain(somebody.password);
  const chosen = newPassword();
  await password.choose(chosen);
  expect(await done.outcome()).toBe('done');
  expect(await signs('local', somebody, chosen)).toBe(true);
});

test('a refused form says so in the title and moves the focus to its field (portal 6)', async ({ screens, page }) => {
  const { identify } = screens;
  await identify.open();
  await identify.send('x'.repeat(65).concat('@example.com'));
  await expect(page).toHaveTitle(/^Error: Reset your password/);
  await expect(identify.identifier).toBeFocused();
});

test('the puzzle says what to do if the piece does not move (portal 13)', async ({ screens, person, page }) => {
  await screens.identify.start(person('meeting').email);
  await expect(page.getByText('Move the handle until it is right below the gap')).toBeVisible();
  await expect(page.getByText('Drag the handle until the piece fits the gap.')).toBeHidden();
  await expect(page.getByText("Can't see the picture?")).toBeVisible();
});

test('a piece beside the gap brings a new picture', async ({ screens, person, page }) => {
  const { identify, puzzle } = screens;
  await identify.start(person('meeting').email);
  const first = await puzzle.shown();
  const gap = await puzzle.gap();
  await puzzle.slideTo(gap > 130 ? 20 : 240);
  await expect(page.getByText("The piece wasn't in the gap. Here's a new picture.")).toBeVisible();
  const second = await puzzle.shown();
  expect(second).not.toBe(first);
  await puzzle.newPictureButton.click();
  expect(await puzzle.shown()).not.toBe(second);
});

test('the language is chosen with a button and remembered', async ({ screens, page }) => {
  await screens.identify.open();
  await page.getByRole('button', { name: 'Español' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'es');
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Restablezca su contraseña');
});

test('a double click on the first page sends one code, and the next page accepts it', async ({
  screens,
  inbox,
  person,
  page,
}) => {
  const { identify, verify } = screens;
  const somebody = person('local');
  await identify.open();
  await identify.identifier.fill(somebody.email);
  await identify.continueButton.dblclick();
  await page.waitForURL('**/verify*');
  await verify.enter((await inbox.code(somebody.email)).code);
  await page.waitForURL('**/password');
  expect(await inbox.count(somebody.email)).toBe(1);
});
