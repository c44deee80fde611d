import type { Page } from '@playwright/test';
import { makePassword } from '@/e2e/stack/make-password';
import { readSharedStack } from '@/e2e/stack/shared-stack';
import { type RunningStack, startStack } from '@/e2e/stack/start-stack';
import { type Ds389, startDs389, whyNoDs389 } from '@/simulators/directory-servers/ds389';
import { type OpenLdap, startOpenLdap, whyNoOpenLdap } from '@/simulators/directory-servers/openldap';
import { firstPassword } from '@/simulators/directory-servers/openldap-entries';
import { type Samba, startSamba, whyNoSamba } from '@/simulators/directory-servers/samba';
import { test as base, expect } from './helpers/fixtures';
import { readInbox } from './helpers/read-inbox';
import { changeScreen } from './screens/change';

type Server = {
  /** The directory's id. */
  id: string;
  signsIn(name: string, password: string): Promise<boolean>;
};

type Running = { portal: RunningStack; servers: Server[]; stop(): Promise<void> };

const missing = [whyNoOpenLdap(), whyNoDs389(), whyNoSamba()].filter((reason) => reason !== null);
for (const reason of missing) process.stdout.write(`Not tested in the browser: ${reason}\n`);

/** A portal on every directory server that runs here. The same people are in all of them. */
async function start(): Promise<Running> {
  const { stack, smtp } = readSharedStack();
  const openLdap: OpenLdap | null = whyNoOpenLdap() === null ? await startOpenLdap() : null;
  const ds389: Ds389 | null = whyNoDs389() === null ? await startDs389() : null;
  const samba: Samba | null = whyNoSamba() === null ? await startSamba() : null;
  const directories = [
    ...(openLdap ? [{ id: 'openldap', kind: 'ldap', name: 'OpenLDAP', settings: openLdap.settings }] : []),
    ...(ds389 ? [{ id: 'ds389', kind: 'ldap', name: '389', settings: ds389.settings }] : []),
    ...(samba ? [{ id: 'domain', kind: 'active-directory', name: 'Domain', settings: samba.settings }] : []),
  ];
  const portal = await startStack({
    name: 'directories',
    run: stack.run,
    people: { cloud: [], meeting: [], local: [] },
    config: { directories },
    demo: false,
    inbox: { inbox: stack.inbox, smtp },
  });
  const stop = async () => {
    await portal.stop();
    for (const server of [openLdap, ds389, samba]) await server?.stop();
  };
  const servers = [
    ...(openLdap ? [{ id: 'openldap', signsIn: openLdap.signsIn }] : []),
    ...(ds389 ? [{ id: 'ds389', signsIn: ds389.signsIn }] : []),
    ...(samba ? [{ id: 'domain', signsIn: samba.signsIn }] : []),
  ];
  return { portal, servers, stop };
}

const test = base.extend<object, { running: Running }>({
  running: [
    async ({ browserName: _ }, use) => {
      const running = await start();
      await use(running);
      await running.stop();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  stack: [async ({ running }, use) => use(running.portal.stack), { scope: 'worker' }],
});

// One portal and one set of servers.
test.describe.configure({ mode: 'default' });

/** Chooses the directory where there is a choice, and goes on. */
async function choose(page: Page, id: string, button: string): Promise<void> {
  const radio = page.locator(`input[name=directory][value=${id}]`);
  if (
    await radio.waitFor({ timeout: 10_000 }).then(
      () => true,
      () => false,
    )
  ) {
    await radio.check();
    await page.getByRole('button', { name: button, exact: true }).click();
  }
}

/** Somebody else in each directory: an address gets one code a minute, whatever the directory. */
type People = Partial<Record<string, string>>;

test('a forgotten password is reset in each, by a code to the address in the directory', async ({
  page,
  screens,
  running,
  stack,
}) => {
  const inbox = readInbox(stack);
  const people: People = { openldap: 'jo', ds389: 'chief', domain: 'strict' };
  for (const { id, signsIn } of running.servers) {
    const person = people[id] ?? '';
    const chosen = makePassword();
    await page.goto('/');
    await screens.ui.type(screens.identify.identifier, `${person}@example.org`);
    await screens.identify.continueButton.click();
    await choose(page, id, 'Continue');
    await page.waitForURL('**/verify*');
    await screens.verify.enter((await inbox.code(`${person}@example.org`)).code);
    await page.waitForURL('**/password');
    await screens.password.choose(chosen);
    expect(await screens.done.outcome(), id).toBe('done');
    expect([id, await signsIn(person, chosen), await signsIn(person, firstPassword)]).toEqual([id, true, false]);
    await inbox.notice(`${person}@example.org`);
    await page.context().clearCookies();
  }
});

test('a known password is changed in each, and a wrong one is not', async ({ page, screens, running }) => {
  const change = changeScreen(screens.ui);
  for (const { id, signsIn } of running.servers) {
    const chosen = makePassword();
    await change.open();
    await change.send({ who: 'tester', from: `${firstPassword}x`, to: chosen });
    await choose(page, id, 'Change password');
    // A choice of directory empties the passwords.
    if ((await change.current.inputValue()) === '' && (await page.getByText("That didn't work.").count()) === 0)
      await change.send({ who: 'tester', from: `${firstPassword}x`, to: chosen });
    await expect(change.current, id).toHaveAccessibleDescription(/That didn't work\./);
    await change.send({ who: 'tester', from: firstPassword, to: chosen });
    expect(await screens.done.outcome(), id).toBe('done');
    expect([id, await signsIn('tester', chosen), await signsIn('tester', firstPassword)]).toEqual([id, true, false]);
    await page.context().clearCookies();
  }
});

test('a locked account is unlocked in each, and one that is not says so', async ({ page, screens, running, stack }) => {
  const inbox = readInbox(stack);
  const locked: People = { openldap: 'locked', ds389: 'must', domain: 'forever' };
  const [first] = running.servers;
  const visits = [
    ...running.servers.map((server) => ({ ...server, person: locked[server.id] ?? '', isLocked: true })),
    ...(first ? [{ ...first, person: 'ana', isLocked: false }] : []),
  ];
  for (const { id, signsIn, person, isLocked } of visits) {
    if (isLocked) {
      for (let wrong = 0; wrong < 6; wrong += 1) await signsIn(person, 'wrong');
      expect(await signsIn(person, firstPassword), `${id} before`).toBe(false);
    }
    await page.goto('/unlock');
    await screens.ui.type(screens.identify.identifier, `${person}@example.org`);
    await screens.identify.continueButton.click();
    await choose(page, id, 'Continue');
    await page.waitForURL('**/verify*');
    await screens.verify.enter((await inbox.code(`${person}@example.org`)).code);
    expect(await screens.done.outcome(), id).toBe(isLocked ? 'done' : 'refused');
    await expect(screens.done.heading).toHaveText(isLocked ? 'Your account is unlocked' : "Your account isn't locked");
    expect(await signsIn(person, firstPassword), `${id} after`).toBe(true);
    await page.context().clearCookies();
  }
});
