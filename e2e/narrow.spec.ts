import type { Page } from '@playwright/test';
import { expect, test } from './helpers/fixtures';
import { measurePage } from './helpers/page/measure-page';
import { visitPortalStates, visitPuzzleStates } from './helpers/page/visit-states';

/** 320 px is WCAG's reflow width, 1,280 px at 400 %; 640 px is 1,280 px at 200 %. */
const widths = [320, 390, 640];

/** Collects what does not fit or is too small to touch at each width. */
function measurer(page: Page) {
  const found: string[] = [];
  const look = async (state: string) => {
    for (const width of widths) {
      await page.setViewportSize({ width, height: 844 });
      for (const problem of await page.evaluate(measurePage)) found.push(`${state}, ${width} px: ${problem}`);
    }
    await page.setViewportSize({ width: 390, height: 844 });
  };
  return { look, found };
}

test('every screen of a reset fits and can be touched', async ({ screens, inbox, person, newPassword, page }) => {
  const { look, found } = measurer(page);
  await visitPortalStates({ screens, inbox, look, person: person('local'), newPassword });
  expect(found).toEqual([]);
});

test('the puzzle fits and can be touched', async ({ screens, person, page }) => {
  const { look, found } = measurer(page);
  await visitPuzzleStates({ screens, look, person: person('meeting') });
  expect(found).toEqual([]);
});
