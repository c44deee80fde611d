import type { Locator, Page } from '@playwright/test';

/** How the screens are read: in which language, and whether scripts run. */
export type Ui = {
  page: Page;
  scripts: boolean;
  english: boolean;
  /** A field by its English label, which is a contract, or in another language by its name. */
  field(label: string, name: string): Locator;
  /** A button by its English name, or in another language by where it stands. */
  button(name: string, selector: string): Locator;
  /** How many fields a person has typed into. */
  typed: { count: number };
  /** Types into a field, once the page is awake where scripts run. */
  type(field: Locator, text: string): Promise<void>;
  /** Waits until scripts have taken over the element; at once without scripts. */
  untilAwake(element: Locator): Promise<void>;
};

export function readUi(page: Page, facts: { scripts: boolean; locale: string }): Ui {
  const english = facts.locale.startsWith('en');
  const { scripts } = facts;
  const typed = { count: 0 };
  const untilAwake = async (element: Locator) => {
    if (!scripts) return;
    // The first page starts its scripts when somebody begins to use it.
    await page.mouse.move(3, 3);
    await page.mouse.move(6, 6);
    // React marks the elements it has taken over.
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
