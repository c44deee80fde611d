import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { visitPortalStates, visitPuzzleStates } from './visit-states';

/** 320 px is WCAG's reflow width, 1,280 px at 400 %; 640 px is 1,280 px at 200 %. */
const widths = [320, 390, 640];

/** Answers what does not fit or is too small for a finger, at each width. */
function measurer(page: Page) {
  const found: string[] = [];
  const look = async (state: string) => {
    for (const width of widths) {
      await page.setViewportSize({ width, height: 844 });
      for (const problem of await page.evaluate(measure)) found.push(`${state}, ${width} px: ${problem}`);
    }
    await page.setViewportSize({ width: 390, height: 844 });
  };
  return { look, found };
}

/** Runs in the page. */
function measure(): string[] {
  const problems: string[] = [];
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) problems.push(`${scrollWidth - clientWidth} px too wide`);
  for (const target of document.querySelectorAll('button, summary, input:not([type=hidden]):not([hidden]), a[href]')) {
    // A radio button is as large as its card.
    const box = (target.closest('label') ?? target).getBoundingClientRect();
    const style = getComputedStyle(target);
    if (box.width === 0 || style.visibility === 'hidden' || target.closest('.sr-only')) continue;
    if (Math.round(box.height) < 44) problems.push(`${target.outerHTML.slice(0, 80)} is ${box.height} px high`);
    if (target.matches('input:not([type=radio], [type=range])') && Number.parseFloat(style.fontSize) < 16)
      problems.push(`${target.outerHTML.slice(0, 80)} makes a phone zoom in`);
  }
  return problems;
}

test('every screen of a reset fits and can be touched', async ({ screens, inbox, person, newPassword, page }) => {
  const { look, found } = measurer(page);
  await visitPortalStates({ screens, inbox, look, person: person('local'), newPassword });
  expect(found).toEqual([]);
});

test('so does the puzzle', async ({ screens, person, page }) => {
  const { look, found } = measurer(page);
  await visitPuzzleStates({ screens, look, person: person('meeting') });
  expect(found).toEqual([]);
});
