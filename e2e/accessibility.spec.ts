import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { visitNotices, visitPortalStates, visitPuzzleStates } from './visit-states';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Looks at a page in both themes, and at its title and language. Answers every violation, with its state. */
function inspector(page: Page, language: string) {
  const found: string[] = [];
  const look = async (state: string) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
      for (const { id, nodes } of violations) {
        found.push(`${state}, ${colorScheme}: ${id} at ${nodes.map(({ target }) => target.join(' ')).join('; ')}`);
      }
    }
    expect(await page.locator('html').getAttribute('lang'), state).toBe(language);
    const heading = await page.getByRole('heading', { level: 1 }).textContent();
    expect(await page.title(), state).toBe(`${heading} · Example Corp`);
  };
  return { look, found };
}

test('no screen of a reset breaks WCAG 2.2 AA', async ({ screens, inbox, person, newPassword, page, locale }) => {
  test.setTimeout(120_000);
  const { look, found } = inspector(page, locale === 'zh-CN' ? 'zh-CN' : 'en');
  await visitPortalStates({ screens, inbox, look, person: person('local'), newPassword });
  expect(found).toEqual([]);
});

test('no screen of the puzzle and no notice does', async ({ screens, person, page, locale, watch }) => {
  test.setTimeout(120_000);
  watch.tolerate(/status of 404/);
  const { look, found } = inspector(page, locale === 'zh-CN' ? 'zh-CN' : 'en');
  await visitPuzzleStates({ screens, look, person: person('meeting') });
  await page.context().clearCookies();
  await visitNotices({ screens, look });
  expect(found).toEqual([]);
});

test('Spanish is complete on the first page', async ({ screens, page, watch }) => {
  watch.tolerate(/status of 404/);
  await screens.identify.open();
  await page.getByRole('button', { name: 'Español' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'es');
  const { look, found } = inspector(page, 'es');
  await look('the first page');
  await visitNotices({ screens, look });
  expect(found).toEqual([]);
});
