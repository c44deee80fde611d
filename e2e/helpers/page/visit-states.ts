import { expect, type Screens } from '@/e2e/helpers/fixtures';
import { enterCode } from '@/e2e/helpers/journeys';
import type { Inbox } from '@/e2e/helpers/read-inbox';
import type { Person } from '@/e2e/stack/stack';

type Visit = { screens: Screens; inbox: Inbox; look: (state: string) => Promise<void>; newPassword: () => string };

/** Walks through a reset in a directory whose codes the portal sends. Calls `look` in every state of the screens. */
export async function visitPortalStates(visit: Visit & { person: Person }): Promise<void> {
  const { screens, inbox, look, person, newPassword } = visit;
  const { ui, identify, verify, password, done } = screens;
  await identify.open();
  await look('identify');
  await identify.send('');
  await expect(identify.identifier).toHaveAttribute('aria-invalid', 'true');
  await look('identify, nothing typed');
  await identify.send('somebody');
  await ui.page.getByRole('radio').first().waitFor();
  await look('identify, the directory is asked for');
  await identify.continueButton.click();
  await expect(ui.page.getByRole('radio').first()).toHaveAttribute('aria-invalid', 'true');
  await look('identify, no directory chosen');
  await identify.send(person.email);
  await ui.page.waitForURL('**/verify*');
  const { code } = await inbox.code(person.email);
  await ui.untilAwake(verify.code);
  await ui.page.locator('summary').click();
  await look('code, with the other ways open');
  await verify.enter(code === '000000' ? '000001' : '000000');
  await expect(verify.code).toHaveAttribute('aria-invalid', 'true');
  await look('code, a wrong one');
  await verify.enter(code);
  await ui.page.waitForURL('**/password');
  await ui.untilAwake(password.newPassword);
  await look('password');
  await password.choose('Password123');
  await expect(password.rule('common_password')).toHaveAttribute('data-state', 'failed');
  await look('password, refused');
  await ui.type(password.newPassword, 'kd4-rw7-gz9');
  await expect(password.rule('min_length')).toHaveAttribute('data-state', 'met');
  await look('password, rules met');
  await password.choose(newPassword());
  await done.outcome();
  await look('done');
}

/** Visits the states that only a directory with a puzzle has. */
export async function visitPuzzleStates({
  screens,
  look,
  person,
}: Omit<Visit, 'inbox' | 'newPassword'> & { person: Person }): Promise<void> {
  const { ui, identify, puzzle, verify } = screens;
  await identify.start(person.email);
  await ui.untilAwake(puzzle.slider);
  await look('puzzle');
  const first = await puzzle.shown();
  const gap = await puzzle.gap();
  await puzzle.slideTo(gap > 130 ? 20 : 240);
  await expect.poll(() => puzzle.shown()).not.toBe(first);
  await look('puzzle, beside the gap');
  await puzzle.solve();
  await verify.code.waitFor();
  await look("a back end's code");
  await enterCode({ screens, directory: 'meeting' }, '000000');
  await expect(verify.code).toHaveAttribute('aria-invalid', 'true');
}

/** Visits the pages that report a problem. */
export async function visitNotices({ screens, look }: Pick<Visit, 'screens' | 'look'>): Promise<void> {
  for (const path of ['/?notice=attempt_expired', '/?notice=cookies_off', '/no-such-page']) {
    // A notice is shown only if the browser comes from a page of the portal.
    await screens.ui.page.goto('/handoff');
    await screens.ui.page.evaluate((next) => location.assign(next), path);
    await screens.ui.page.waitForURL(`**${path}`);
    await look(path);
  }
}
