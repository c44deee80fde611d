import type { Page } from '@playwright/test';
import { test as base } from '@/e2e/helpers/fixtures';
import type { OperatorRole } from '@/e2e/stack/generate-operators';
import type { SampleOperator } from '@/simulators/people';
import { openAccount, operate } from './operate';

type ConsoleParts = {
  /** Reserves an operator of this role and signs the test's browser in as that operator. */
  operate: (role: OperatorRole) => Promise<SampleOperator>;
  /** Opens an account by searching for its username, in the test's page or in `on`. */
  openAccount: (username: string, on?: Page) => Promise<void>;
};

/** `test` with helpers for the console. */
export const test = base.extend<ConsoleParts>({
  operate: async ({ context, stack }, use) => use((role) => operate(context, stack, role)),
  openAccount: async ({ page, stack }, use) => use((username, on = page) => openAccount(on, stack, username)),
});
