import type { Directory } from '@/e2e/stack/stack';
import type { Ui } from './ui';

export type ChangeScreen = ReturnType<typeof changeScreen>;

/** The page on which a password is changed with the current one. */
export function changeScreen(ui: Ui) {
  const { page } = ui;
  const identifier = ui.field('Email, phone or username', 'identifier');
  const current = ui.field('Current password', 'currentPassword');
  const newPassword = ui.field('New password', 'newPassword');
  const again = ui.field('New password again', 'newPasswordConfirm');
  const changeButton = ui.button('Change password', 'form:has([name=currentPassword]) button[type=submit]');
  const directory = (id: Directory | string) => page.locator(`input[type=radio][name=directory][value=${id}]`);
  return {
    identifier,
    current,
    newPassword,
    changeButton,
    directory,
    open: () => page.goto('/change'),
    /** Fills in the form and sends it. */
    async send({ who, from, to }: { who: string; from: string; to: string }) {
      await ui.type(identifier, who);
      await ui.type(current, from);
      await ui.type(newPassword, to);
      if (!ui.scripts) await ui.type(again, to);
      await changeButton.click();
    },
  };
}
