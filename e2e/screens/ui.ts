import type { Locator, Page } from '@playwright/test';

/** How tests read the screens: in which language, and whether scripts run. */
export type Ui = {
  page: Page;
  scripts: boolean;
  english: boolean;
  /** Finds a field by its exact English label, or by its `name` in other languages. */
  field(label: string, name: string): Locator;
  /** Finds a button by its exact English name, or by `selector` in other languages. */
  button(name: string, selector: string): Locator;
  /** How often `type` was called, which is how many fields a person has to fill in. */
  typed: { count: number };
  /** Fills a field, after `untilAwake`. */
  type(field: Locator, text: string): Promise<void>;
  /** Waits until React has hydrated the element. Returns at once without scripts. */
  untilAwake(element: Locator): Promise<void>;
};

export function readUi(page: Page, facts: { scripts: boolean; locale: string }): Ui {
  const english = facts.locale.startsWith('en');
  const { scripts } = facts;
  const typed = { count: 0 };
  const untilAwake = async (element: Locator) => {
    if (!scripts) return;
    // The first page runs its scripts only when somebody begins to use it.
    await page.mouse.move(3, 3);
    await page.mouse.move(6, 6);
    // React marks the elements it has hydrated.
    const isAwake = (node: Element) => Object.keys(node).some((key) => key.startsWith('__reactProps'));
    const isAwakeSoon = async (): Promise<void> => {
      if (await element.evaluate(isAwake)) return;
      await page.waitForTimeout(25);
      return isAwakeSoon();
    };
    await isAwakeSoon();
  };
  return {
    page,
    scripts,
    english,
    typed,
    field: (label, name) =>
      english ? page.getByLabel(label, { exact: true }) : page.locator(`[name=${name}]:visible`),
    button: (name, selector) => (english ? page.getByRole('button', { name, exact: true }) : page.locator(selector)),
    untilAwake,
    type: async (field, text) => {
      await untilAwake(field);
      await field.fill(text);
      typed.count += 1;
    },
  };
}
