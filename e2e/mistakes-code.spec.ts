import { expect, test } from './helpers/fixtures';
import { walkToCode } from './helpers/journeys';

test.describe('a code', () => {
  test('in full-width digits is accepted', async ({ screens, inbox, person, page }) => {
    const somebody = person('local');
    await walkToCode({ screens, directory: 'local', person: somebody });
    const { code } = await inbox.code(somebody.email);
    const wide = code.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    await screens.verify.enter(wide);
    await page.waitForURL('**/password');
  });

  test('is found in a pasted message', async ({ screens, inbox, person, page, context }) => {
    const somebody = person('cloud');
    await context.grantPermissions(['clipboard-write']);
    await walkToCode({ screens, directory: 'cloud', person: somebody });
    const { text } = await inbox.code(somebody.email);
    await screens.ui.untilAwake(screens.verify.code);
    await page.evaluate((message) => navigator.clipboard.writeText(message), text);
    await screens.verify.code.focus();
    await page.keyboard.press('Control+V');
    await page.waitForURL('**/password');
  });

  test('by another way makes the older one useless', async ({ screens, inbox, person, page }) => {
    const { verify } = screens;
    const somebody = person('local');
    await walkToCode({ screens, directory: 'local', person: somebody });
    const older = await inbox.code(somebody.email);
    await screens.ui.untilAwake(verify.code);
    await verify.otherWay.click();
    await verify.bySms.click();
    await page.waitForURL('**/verify?sent=1');
    await expect(page.getByRole('status').filter({ hasText: 'Only the newest one works.' })).toBeVisible();
    await expect(verify.intro).toContainText('by SMS');
    const newer = await inbox.code(somebody.phone);
    await verify.enter(older.code);
    await expect(verify.code).toHaveAccessibleDescription(/That code didn't match\. Check the newest message/);
    await verify.enter(newer.code);
    await page.waitForURL('**/password');
  });

  test('that is empty or not a number is reported beside the field', async ({ screens, person }) => {
    const { verify } = screens;
    await walkToCode({ screens, directory: 'local', person: person('local') });
    await verify.enter('', { sendsItself: false });
    await expect(verify.code).toHaveAccessibleDescription(/Type the code from the message\./);
    for (const text of ['abc', '1'.repeat(10_000)]) {
      await verify.enter(text, { sendsItself: false });
      await expect(verify.code).toHaveAccessibleDescription(/The code has 6 digits\./);
    }
  });

  test('that is wrong five times is spent: the page says what to do, and the field is off (portal 9)', async ({
    screens,
    inbox,
    person,
    page,
  }) => {
    const { verify } = screens;
    const somebody = person('local');
    await walkToCode({ screens, directory: 'local', person: somebody });
    const { code } = await inbox.code(somebody.email);
    const left = ['', '', ' 2 tries left.', ' 1 try left.'];
    for (const [time, tries] of left.entries()) {
      await verify.enter(String((Number(code) + time + 1) % 1_000_000).padStart(6, '0'));
      await expect(verify.code).toHaveAccessibleDescription(new RegExp(`That code didn't match\\..*${tries}`));
      await expect(verify.code).toBeEditable();
    }
    await verify.enter(String((Number(code) + 9) % 1_000_000).padStart(6, '0'));
    await expect(
      page.getByText(/^Too many wrong tries, so this code no longer works\. You can get a new one in \d+/),
    ).toBeVisible();
    await expect(verify.code).toBeDisabled();
    await expect(verify.continueButton).toHaveCount(0);
    await expect(verify.resendButton).toBeFocused();
    expect(new URL(page.url()).pathname).toBe('/verify');
  });

  test('can be sent again after a minute, and the countdown says when', async ({ screens, inbox, person, page }) => {
    test.setTimeout(150_000);
    const { verify } = screens;
    const somebody = person('local');
    await walkToCode({ screens, directory: 'local', person: somebody });
    const first = await inbox.code(somebody.email);
    await expect(verify.resendButton).toHaveText(/in \d:\d\d/);
    await expect(verify.resendButton).toHaveAttribute('aria-disabled', 'true');
    await expect(verify.resendButton).not.toHaveAttribute('aria-disabled', 'true', { timeout: 75_000 });
    await expect(page.getByText('You can send a new code now.')).toBeAttached();
    await verify.resendButton.click();
    await page.waitForURL('**/verify?sent=1');
    const second = await inbox.code(somebody.email, first.id);
    await verify.enter(second.code);
    await page.waitForURL('**/password');
  });

  test('puzzle: a piece beside the gap brings a new picture and an explanation', async ({ screens, person, page }) => {
    const { identify, puzzle, verify } = screens;
    await identify.start(person('meeting').email);
    const first = await puzzle.shown();
    const gap = await puzzle.gap();
    await puzzle.slideTo(gap > 130 ? 20 : 240);
    await expect(page.getByRole('main')).toContainText("The piece wasn't in the gap. Here's a new picture.");
    await expect.poll(() => puzzle.shown()).not.toBe(first);
    const second = await puzzle.shown();
    await puzzle.newPictureButton.click();
    await expect.poll(() => puzzle.shown()).not.toBe(second);
    await puzzle.solve();
    await verify.code.waitFor();
  });
});

test('a wrong code is announced in a region that was there before, and in the title (portal 6)', async ({
  screens,
  inbox,
  person,
  page,
}) => {
  const { verify, ui } = screens;
  const somebody = person('local');
  await walkToCode({ screens, directory: 'local', person: somebody });
  await expect(verify.code).toBeFocused();
  await ui.untilAwake(verify.code);
  await page.evaluate(() => {
    for (const region of document.querySelectorAll('main [role=alert], main [role=status]'))
      region.setAttribute('data-before', '');
  });
  const { code } = await inbox.code(somebody.email);
  await verify.enter(code === '000000' ? '000001' : '000000');
  await expect(page.locator('[role=alert][data-before]').filter({ hasText: "That code didn't match" })).toBeVisible();
  await expect(page).toHaveTitle(/^Error: Enter the code/);
  await expect(verify.code).toBeFocused();
  await verify.enter(code);
  await page.waitForURL('**/password');
  await expect(page).toHaveTitle(/^Choose a new password/);
});

test('people who cannot see the puzzle are told first what to do instead (portal 13)', async ({
  screens,
  person,
  page,
}) => {
  const { identify, puzzle } = screens;
  await identify.start(person('meeting').email);
  await puzzle.slider.waitFor();
  const help = page.getByRole('main').getByRole('link', { name: 'Get help' });
  await expect(page.getByText("Can't see the picture?")).toBeVisible();
  const isBefore = await help.evaluate((link) => {
    const picture = document.querySelector('.puzzle-slider');
    return picture && link.compareDocumentPosition(picture) === Node.DOCUMENT_POSITION_FOLLOWING;
  });
  expect(isBefore).toBe(true);
  const [link, slider] = [await help.boundingBox(), await puzzle.slider.boundingBox()];
  expect(link?.y).toBeGreaterThan(slider?.y ?? 0);
});
