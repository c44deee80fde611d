import type { Directory } from '@/e2e/stack/stack';
import type { Ui } from './ui';

export type IdentifyScreen = ReturnType<typeof identifyScreen>;

/** The first page, which asks for the identifier and, if needed, for the directory. */
export function identifyScreen(ui: Ui) {
  const { page } = ui;
  const identifier = ui.field('Email, phone or username', 'identifier');
  const continueButton = ui.button('Continue', 'form:has([name=identifier]) button[type=submit]');
  const directory = (id: Directory) => page.locator(`input[type=radio][name=directory][value=${id}]`);
  return {
    identifier,
    continueButton,
    directory,
    heading: page.getByRole('heading', { level: 1 }),
    open: () => page.goto('/'),
    /** Sends the identifier. `id` is the directory to choose in the second step, if the identifier does not decide. */
    async send(text: string, id?: Directory) {
      await ui.type(identifier, text);
      await continueButton.click();
      if (!id) return;
      await directory(id).check();
      await continueButton.click();
    },
    async start(text: string, id?: Directory) {
      await page.goto('/');
      await this.send(text, id);
      await page.waitForURL('**/verify*');
    },
  };
}
