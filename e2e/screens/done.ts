import type { Ui } from './ui';

export type DoneScreen = ReturnType<typeof doneScreen>;

/** The last page, which shows the outcome. */
export function doneScreen(ui: Ui) {
  const { page } = ui;
  const main = page.getByRole('main');
  return {
    main,
    heading: page.getByRole('heading', { level: 1 }),
    signInLink: page.getByRole('link', { name: 'Go to sign-in' }),
    startAgainButton: page.getByRole('button', { name: 'Start again' }),
    anotherButton: page.getByRole('button', { name: 'Reset another password' }),
    /** Waits for the page. Returns `done`, `unknown` or `refused`. */
    async outcome(): Promise<string | null> {
      await page.waitForURL('**/done');
      return main.getAttribute('data-outcome');
    },
  };
}
