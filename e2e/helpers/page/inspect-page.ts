import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from '@/e2e/helpers/fixtures';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Checks a page with axe in both themes, and its title, heading and language. `found` collects the axe violations. */
export function inspectPage(page: Page, language: string, { titleIsHeading = true } = {}) {
  const found: string[] = [];
  const look = async (state: string) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      // With transitions each element changes colour a frame after its parent, and axe would read colours in between.
      const moving = () => document.getAnimations().filter((animation) => animation instanceof CSSTransition).length;
      expect(await page.evaluate(moving), `${state}: transitions in spite of reduced motion`).toBe(0);
      // Colours change with the next frame, and axe reads what is painted, so wait for two frames.
      await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))));
      const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
      for (const { id, nodes } of violations) {
        found.push(`${state}, ${colorScheme}: ${id} at ${nodes.map(({ target }) => target.join(' ')).join('; ')}`);
      }
    }
    expect(await page.locator('html').getAttribute('lang'), state).toBe(language);
    await expect(page.getByRole('heading', { level: 1 }), state).toHaveCount(1);
    const heading = await page.getByRole('heading', { level: 1 }).textContent();
    const title = await page.title();
    expect(title, state).toMatch(/ · Example Corp$/);
    // The title of a page with an invalid field begins with "Error: ".
    if (titleIsHeading) expect(title.replace(/^(Error: |有误：)/, ''), state).toBe(`${heading} · Example Corp`);
  };
  return { look, found };
}
