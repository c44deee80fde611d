import type { Page } from '@playwright/test';
import { expect, test } from './helpers/fixtures';

test('a reset with the puzzle needs no more than the keyboard', async ({
  screens,
  inbox,
  person,
  newPassword,
  signs,
  page,
}) => {
  const { ui, identify, puzzle, verify, password, done } = screens;
  const somebody = person('meeting');
  const chosen = newPassword();
  await identify.open();
  await ui.untilAwake(identify.identifier);
  // The field has the focus when the page opens; the skip link comes before it.
  await expect(identify.identifier).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await tabTo(page, 'identifier');
  await page.keyboard.type(somebody.email);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/verify*');
  await ui.untilAwake(puzzle.slider);
  const pointX = await puzzle.gap();
  await tabTo(page, 'pointX');
  for (let tens = 0; tens < Math.floor(pointX / 10); tens += 1) await page.keyboard.press('PageUp');
  for (let ones = 0; ones < pointX % 10; ones += 1) await page.keyboard.press('ArrowRight');
  await expect(puzzle.slider).toHaveValue(String(pointX));
  await expect(page.getByRole('main').locator('output')).toHaveText(`${pointX} of 254`);
  await page.keyboard.press('Enter');
  await verify.code.waitFor();
  await ui.untilAwake(verify.code);
  const { code } = await inbox.code(somebody.email);
  await tabTo(page, 'code');
  await page.keyboard.type(code);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/password');
  await ui.untilAwake(password.newPassword);
  await tabTo(page, 'newPassword');
  await page.keyboard.type(chosen);
  await page.keyboard.press('Enter');
  expect(await done.outcome()).toBe('done');
  expect(await signs('meeting', somebody, chosen)).toBe(true);
});

test('the focus moves to the field with the mistake and is visible', async ({ screens, page }) => {
  const { ui, identify } = screens;
  await identify.open();
  await ui.untilAwake(identify.identifier);
  await identify.continueButton.focus();
  await page.keyboard.press('Enter');
  await expect(identify.identifier).toBeFocused();
  const outline = await identify.identifier.evaluate((field) => getComputedStyle(field).outlineStyle);
  expect(outline).not.toBe('none');
});

/** Presses Tab until the field has the focus. */
async function tabTo(page: Page, field: string): Promise<void> {
  for (let presses = 0; presses < 30; presses += 1) {
    if ((await page.evaluate(() => document.activeElement?.getAttribute('name'))) === field) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${field} cannot be reached with Tab`);
}
