import type { Ui } from './ui';

export type VerifyScreen = ReturnType<typeof verifyScreen>;

/** The page that asks for the code. */
export function verifyScreen(ui: Ui) {
  const { page } = ui;
  const code = ui.field('Code', 'code');
  const continueButton = ui.button('Continue', 'form:has([name=code]) button[type=submit]');
  return {
    code,
    continueButton,
    heading: page.getByRole('heading', { level: 1 }),
    intro: page.locator('main h1 + p'),
    resendButton: page.getByRole('button', { name: 'Send a new code' }),
    otherWay: page.getByText('Try another way', { exact: true }),
    byEmail: page.getByRole('button', { name: 'Send a code by email' }),
    bySms: page.getByRole('button', { name: 'Send a code by SMS' }),
    changeLink: page.getByRole('link', { name: 'Change it', exact: true }),
    /** Enters a code. Scripts submit a code of the portal's own length automatically; otherwise presses the button. */
    async enter(text: string, { sendsItself = ui.scripts }: { sendsItself?: boolean } = {}) {
      await ui.type(code, text);
      if (!sendsItself) await continueButton.click();
    },
  };
}
