import type { Ui } from './ui';

export type PasswordScreen = ReturnType<typeof passwordScreen>;

/** The page for choosing the new password. */
export function passwordScreen(ui: Ui) {
  const { page } = ui;
  const newPassword = ui.field('New password', 'newPassword');
  const again = ui.field('New password again', 'newPasswordConfirm');
  const setButton = ui.button('Set password', 'form:has([name=newPassword]) button[type=submit]');
  return {
    newPassword,
    again,
    setButton,
    heading: page.getByRole('heading', { level: 1 }),
    showButton: page.getByRole('button', { name: 'Show password' }),
    hideButton: page.getByRole('button', { name: 'Hide password' }),
    suggestButton: page.getByRole('button', { name: 'Suggest a password' }),
    rule: (code: string) => page.locator(`[data-rule=${code}]`),
    /** Enters the password and sends it. Without scripts the page asks for it twice; `second` is the repetition. */
    async choose(password: string, second = password) {
      await ui.type(newPassword, password);
      if (!ui.scripts) await ui.type(again, second);
      await setButton.click();
    },
  };
}
