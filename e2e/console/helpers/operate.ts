import type { BrowserContext, Page } from '@playwright/test';
import type { OperatorRole } from '@/e2e/stack/generate-operators';
import type { Stack } from '@/e2e/stack/stack';
import type { SampleOperator } from '@/simulators/people';
import { sessionCookie, signInAs } from './sign-in';

/** Reserves an operator of this role and signs the browser context in as that operator. */
export async function operate(context: BrowserContext, stack: Stack, role: OperatorRole): Promise<SampleOperator> {
  const { operator, client } = await signInAs(stack, role);
  const value = client.cookies.get(sessionCookie) ?? '';
  await context.addCookies([{ name: sessionCookie, value, url: stack.app, httpOnly: true, sameSite: 'Strict' }]);
  return operator;
}

/** Opens an account by searching for its username. */
export async function openAccount(page: Page, stack: Stack, username: string): Promise<void> {
  await page.goto(`${stack.app}/admin/accounts`);
  await page.getByLabel('Find a person').fill(username);
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  await page.waitForURL('**/admin/accounts?q=*');
  await page.locator('main a[href^="/admin/accounts/"]').first().click();
  await page.getByRole('heading', { name: 'About the account' }).waitFor();
}
