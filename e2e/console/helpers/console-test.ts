import type { Page } from '@playwright/test';
import { test as base } from '@/e2e/helpers/fixtures';
import type { OperatorRole } from '@/e2e/stack/generate-operators';
import type { SampleOperator } from '@/simulators/people';
import { openAccount, operate } from './operate';

type ConsoleParts = {
  /** Puts an operator of this role, whom no other test has, into the test's browser, signed in. */
  operate: (role: OperatorRole) => Promise<SampleOperator>;
  /** Opens the account of somebody by searching for them, in the test's page or in another one. */
  openAccount: (username: string, on?: Page) => Promise<void>;
};

/** Tests of what operators do in the console. */
export const test = base.extend<ConsoleParts>({
  operate: async ({ context, stack }, use) => use((role) => operate(context, stack, role)),
  openAccount: async ({ page, stack }, use) => use((username, on = page) => openAccount(on, stack, username)),
});
