import type { Browser, Page } from '@playwright/test';
import type { Stack } from '@/e2e/stack/stack';
import { operate } from './operate';

/** Opens a page in a separate browser context, signed in as an administrator. */
export async function administratorsPage(
  browser: Browser,
  stack: Stack,
): Promise<{ boss: Page; close(): Promise<void> }> {
  const context = await browser.newContext({ baseURL: stack.app });
  await operate(context, stack, 'administrator');
  return { boss: await context.newPage(), close: () => context.close() };
}

/** Opens the page of the operator with this name. */
export async function openOperator(boss: Page, name: string): Promise<void> {
  await boss.goto('/admin/operators');
  await boss.getByRole('link', { name, exact: true }).click();
}
