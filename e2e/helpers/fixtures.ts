import { test as base, expect } from '@playwright/test';
import { type DoneScreen, doneScreen } from '@/e2e/screens/done';
import { type IdentifyScreen, identifyScreen } from '@/e2e/screens/identify';
import { type PasswordScreen, passwordScreen } from '@/e2e/screens/password';
import { type PuzzleScreen, puzzleScreen } from '@/e2e/screens/puzzle';
import { readUi, type Ui } from '@/e2e/screens/ui';
import { type VerifyScreen, verifyScreen } from '@/e2e/screens/verify';
import { makePassword } from '@/e2e/stack/make-password';
import { readSharedStack } from '@/e2e/stack/shared-stack';
import type { Directory, Person, Stack } from '@/e2e/stack/stack';
import { type ChangeSwitches, switchesOf } from './change-switches';
import { type Watch, watchContext } from './page/watch-context';
import { type Inbox, readInbox } from './read-inbox';
import { readSecrets, recordSecret } from './record-secret';
import { signsIn } from './signs-in';
import { takePerson } from './take-person';
import { randomAddress } from './wire/form-client';

export { expect };

export type Screens = {
  ui: Ui;
  identify: IdentifyScreen;
  puzzle: PuzzleScreen;
  verify: VerifyScreen;
  password: PasswordScreen;
  done: DoneScreen;
};

type TestParts = {
  /** Changes how a simulated cloud behaves until the test ends. */
  setSwitches: ChangeSwitches;
  watch: Watch;
  screens: Screens;
  inbox: Inbox;
  /** Reserves a person for this test. */
  person: (directory: Directory) => Person;
  /** Returns a new random password. */
  newPassword: () => string;
  /** Whether the person can sign in to the back end with this password. */
  signs: (directory: Directory, person: Person, password: string) => Promise<boolean>;
};

export const test = base.extend<TestParts, { stack: Stack }>({
  stack: [async ({ browserName: _ }, use) => use(readSharedStack().stack), { scope: 'worker' }],
  baseURL: async ({ stack }, use) => use(stack.app),
  // Every test has its own client address, so the rate limits can stay on.
  extraHTTPHeaders: async ({ stack: _ }, use) => use({ 'x-forwarded-for': randomAddress() }),
  watch: [
    async ({ context, stack }, use) => {
      const before = readSecrets(stack.run).length;
      const watch = await watchContext(context, stack.app);
      await use(watch);
      const token = (await context.cookies()).find(({ name }) => name.endsWith('rekey-attempt'));
      if (token?.value) recordSecret(stack.run, 'token', token.value);
      expect(watch.problems(), 'what the browser complained of').toEqual([]);
      const answers = (await watch.answers()).join('\n');
      const leaked = readSecrets(stack.run)
        .slice(before)
        .filter(({ kind, value }) => kind !== 'code' && kind !== 'revealed' && answers.includes(value));
      expect(leaked, 'secrets in what the portal answered').toEqual([]);
    },
    { auto: true },
  ],
  screens: async ({ page, javaScriptEnabled, locale }, use) => {
    const ui = readUi(page, { scripts: javaScriptEnabled !== false, locale: locale ?? 'en' });
    await use({
      ui,
      identify: identifyScreen(ui),
      puzzle: puzzleScreen(ui),
      verify: verifyScreen(ui),
      password: passwordScreen(ui),
      done: doneScreen(ui),
    });
  },
  setSwitches: async ({ stack }, use) => {
    const switches = switchesOf(stack);
    await use(switches.change);
    await switches.restore();
  },
  inbox: async ({ stack }, use) => use(readInbox(stack)),
  person: async ({ stack }, use) => use((directory) => takePerson(stack, directory)),
  newPassword: async ({ stack }, use) =>
    use(() => {
      const password = makePassword();
      recordSecret(stack.run, 'password', password);
      return password;
    }),
  signs: async ({ stack }, use) =>
    use((directory, { username }, password) => signsIn(stack, directory, username, password)),
});
