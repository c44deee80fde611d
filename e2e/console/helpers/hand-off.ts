import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { expect } from '@/e2e/helpers/fixtures';
import type { Inbox } from '@/e2e/helpers/read-inbox';
import { recordSecret } from '@/e2e/helpers/record-secret';
import { readUi, type Ui } from '@/e2e/screens/ui';
import type { Stack } from '@/e2e/stack/stack';
import type { InboxMessage } from '@/simulators/inbox/message-store';

const linkIn = (text: string) => /http:\/\/localhost:\d+\/handoff#[\w-]{43}/.exec(text)?.[0];

/** Creates a hand-off on the page of an account, and waits for the page that shows its progress. */
export async function makeLink(page: Page, reason: string): Promise<void> {
  await page.getByLabel('Reason').first().fill(reason);
  await page.getByRole('button', { name: 'Create link' }).click();
  await page.waitForURL('**/reset/handoff/*');
}

/** Waits for the mail of a hand-off. Returns the mail and its link. */
export async function linkSentTo(
  stack: Stack,
  inbox: Inbox,
  email: string,
): Promise<{ link: string; mail: InboxMessage }> {
  const mail = await inbox.next(email, (text) => linkIn(text) !== undefined);
  const link = linkIn(mail.text) ?? '';
  recordSecret(stack.run, 'link', link.split('#')[1] ?? '');
  return { link, mail };
}

/** Reads the short code on the progress page of a hand-off. */
export async function shownCode(page: Page, stack: Stack): Promise<string> {
  const code = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec((await page.getByRole('main').textContent()) ?? '')?.[0] ?? '';
  expect(code).not.toBe('');
  recordSecret(stack.run, 'revealed', code);
  return code;
}

/** Opens a page in a separate browser context, for the person. */
export async function theirBrowser(
  browser: Browser,
  options: BrowserContextOptions,
): Promise<{ ui: Ui; close(): Promise<void> }> {
  const context = await browser.newContext(options);
  const ui = readUi(await context.newPage(), { scripts: options.javaScriptEnabled !== false, locale: 'en' });
  return { ui, close: () => context.close() };
}

/** Opens the link of a hand-off and presses Continue. */
export async function follow({ page }: Ui, link: string): Promise<void> {
  await page.goto(link);
  await page.getByRole('button', { name: 'Continue' }).click();
}
