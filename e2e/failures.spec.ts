import { setTimeout as wait } from 'node:timers/promises';
import { test as base } from './helpers/failure-test';
import { expect } from './helpers/fixtures';
import { walkToCode, walkToPassword } from './helpers/journeys';
import { readAudit } from './helpers/read-audit';
import { createFormClient } from './helpers/wire/form-client';

/** An attempt that is started and then abandoned. */
type Left = { token: string; at: number };

const test = base.extend<object, { left: Left }>({
  left: [
    async ({ stack }, use) => {
      const client = createFormClient(stack.app);
      const identifier = 'fail.left@rekey.example.com';
      await client.submit('/', await client.get('/'), 'identifier', { identifier });
      await use({ token: client.cookies.get('rekey-attempt') ?? '', at: Date.now() });
    },
    // Started before the first test, so that the test of its expiry has less of the minute left to wait.
    { scope: 'worker', auto: true },
  ],
});

// The tests run in order on one portal, because they change how its back ends behave.
test.describe.configure({ mode: 'default' });

test('the page names the configured length of the code', async ({ screens, page }) => {
  await screens.identify.start('fail.nobody@rekey.example.com');
  await expect(screens.verify.intro).toContainText('8-digit code by email');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Enter the code');
});

test('a synchronised account gets no code, and a wrong code gets the usual answer', async ({
  screens,
  stack,
  inbox,
}) => {
  const [synchronised] = stack.people.cloud;
  if (!synchronised) throw new Error('nobody is synchronised');
  await walkToCode({ screens, directory: 'cloud', person: synchronised });
  await screens.verify.enter('00000000');
  await expect(screens.verify.code).toHaveAccessibleDescription(/That code didn't match/);
  expect(await inbox.count(synchronised.email)).toBe(0);
});

test('a busy back end is said, with a wait, and the same button works later', async ({
  screens,
  inbox,
  person,
  newPassword,
  signs,
  page,
  setSwitches,
}) => {
  const { password, done } = screens;
  person('cloud');
  const somebody = person('cloud');
  const chosen = newPassword();
  await walkToPassword({ screens, inbox, directory: 'cloud', person: somebody });
  await setSwitches('volcengine', { concurrentErrors: -1 });
  await password.choose(chosen);
  await expect(page.getByRole('main')).toContainText(
    /Example Cloud is busy\. Your password is unchanged; try again in \d+ seconds\./,
  );
  expect(await signs('cloud', somebody, somebody.password)).toBe(true);
  await setSwitches('volcengine', { concurrentErrors: 0 });
  await password.choose(chosen);
  expect(await done.outcome()).toBe('done');
  expect(await signs('cloud', somebody, chosen)).toBe(true);
});

test('a password that the back end refuses is shown as a failed rule', async ({
  screens,
  inbox,
  person,
  newPassword,
  setSwitches,
}) => {
  const { password, done } = screens;
  const somebody = person('cloud');
  await setSwitches('volcengine', { refuseSamePassword: true });
  await walkToPassword({ screens, inbox, directory: 'cloud', person: somebody });
  await password.choose(somebody.password);
  await expect(password.rule('refused_by_directory')).toHaveText(/Example Cloud doesn't accept this password/);
  await setSwitches('volcengine', { refuseSamePassword: false });
  await password.choose(newPassword());
  expect(await done.outcome()).toBe('done');
});

test('if password sign-in is switched off, nothing changes, and the page says so and promises nothing (portal 7)', async ({
  screens,
  inbox,
  person,
  newPassword,
  setSwitches,
}) => {
  const { password, done } = screens;
  await walkToPassword({ screens, inbox, directory: 'cloud', person: person('cloud') });
  await setSwitches('volcengine', { passwordLoginOff: true });
  await password.choose(newPassword());
  expect(await done.outcome()).toBe('refused');
  await expect(done.heading).toHaveText("Your password wasn't changed");
  await expect(done.main).toContainText("Example Cloud doesn't let this account sign in with a password.");
  await expect(done.main).not.toContainText('still works');
  await expect(done.startAgainButton).toHaveCount(0);
  await expect(done.anotherButton).toBeVisible();
});

test('an answer that is lost after the change ends as not confirmed', async ({
  screens,
  inbox,
  person,
  newPassword,
  signs,
  page,
  setSwitches,
}) => {
  const { password, done } = screens;
  const somebody = person('cloud');
  const chosen = newPassword();
  await walkToPassword({ screens, inbox, directory: 'cloud', person: somebody });
  await setSwitches('volcengine', { cutAfterApplying: 2 });
  await password.choose(chosen);
  expect(await done.outcome()).toBe('unknown');
  await expect(done.heading).toHaveText("We couldn't confirm the change");
  await expect(page.getByText('Try signing in with the new password first.')).toBeVisible();
  await expect(done.signInLink).toBeVisible();
  await expect(done.startAgainButton).toBeVisible();
  expect(await signs('cloud', somebody, chosen)).toBe(true);
  expect((await inbox.notice(somebody.email)).text).toContain('did not confirm');
});

test('an answer that the meeting system loses ends as not confirmed too', async ({
  screens,
  inbox,
  person,
  newPassword,
  signs,
  setSwitches,
}) => {
  const { password, done } = screens;
  const somebody = person('meeting');
  const chosen = newPassword();
  await walkToPassword({ screens, inbox, directory: 'meeting', person: somebody });
  await setSwitches('huawei', { faults: [{ endpoint: 'reset', kind: 'apply_then_drop', times: 2 }] });
  await password.choose(chosen);
  expect(await done.outcome()).toBe('unknown');
  expect(await signs('meeting', somebody, chosen)).toBe(true);
});

test('a back end that is down is said at once, and nothing is lost', async ({ screens, person, page, setSwitches }) => {
  const { identify, puzzle } = screens;
  const somebody = person('meeting');
  await setSwitches('huawei', { faults: [{ endpoint: 'puzzle', kind: 'error_before', status: 503, times: 20 }] });
  await identify.open();
  await identify.send(somebody.email);
  await expect(page.getByRole('main')).toContainText(
    "The account system isn't responding. Your password is unchanged; try again in 1 minute.",
  );
  await expect(identify.identifier).toHaveValue(somebody.email);
  await setSwitches('huawei', { faults: [] });
  await identify.continueButton.click();
  await puzzle.slider.waitFor();
});

test('an expired attempt leads to the first page, which explains it', async ({
  stack,
  context,
  page,
  screens,
  left,
}) => {
  test.setTimeout(120_000);
  await context.addCookies([{ name: 'rekey-attempt', value: left.token, url: stack.app }]);
  await wait(Math.max(0, left.at + 61_000 - Date.now()));
  await page.goto('/verify');
  await page.waitForURL('**/?notice=attempt_expired');
  await expect(page.getByRole('main').getByRole('status').filter({ hasText: /./ })).toContainText('Time ran out');
  await expect(screens.identify.identifier).toBeVisible();
});

test('the audit records what happened, and its chain is intact', async ({ running, stack }) => {
  await running.portal.stop();
  const { verdict, events } = await readAudit(stack.data);
  expect(verdict).toMatch(/^The audit is intact/);
  const finished = events.filter(({ action }) => action === 'password_set_finished').map(({ outcome }) => outcome);
  expect(finished).toEqual(['refused', 'ok', 'refused', 'ok', 'refused', 'unknown', 'unknown']);
  expect(events.filter(({ action }) => action === 'password_set_started')).toHaveLength(finished.length);
});
