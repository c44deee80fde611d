import { expect } from '@/e2e/helpers/fixtures';
import { inspectPage } from '@/e2e/helpers/page/inspect-page';
import { measurePage } from '@/e2e/helpers/page/measure-page';
import type { OperatorRole } from '@/e2e/stack/generate-operators';
import { test } from './helpers/console-test';
import { addressOf, readRoutes } from './helpers/read-build';

const isPlain = (route: string) =>
  route.startsWith('/admin/(console)') && route.endsWith('/page') && !/\[(handoff|account)\]/.test(route);

test('no page of the console breaks WCAG 2.2 AA, and all of them fit on a phone', async ({
  page,
  stack,
  person,
  watch,
  operate,
  openAccount,
}) => {
  test.setTimeout(600_000);
  watch.tolerate(/status of 404/);
  const me = await operate('administrator');
  const { look, found } = inspectPage(page, 'en', { titleIsHeading: false });
  const inspect = async (state: string) => {
    await look(state);
    await page.setViewportSize({ width: 390, height: 844 });
    for (const problem of await page.evaluate(measurePage)) found.push(`${state}, 390 px: ${problem}`);
    await page.setViewportSize({ width: 1280, height: 800 });
  };
  const samples = { directory: 'cloud', seq: '1', operator: 'none', locale: 'zh-CN', nowhere: 'no-such-page' };
  for (const route of readRoutes().filter(isPlain)) {
    await page.goto(addressOf(route, samples));
    await inspect(route);
  }
  await page.goto('/admin/operators');
  // Another operator: an operator's own page has no such form.
  await page.locator('main a[href^="/admin/operators/"]').filter({ hasNotText: me.name }).nth(2).click();
  await page.locator('form:has([name=to][value=off]) summary').click();
  await inspect('an operator');
  await page.goto('/admin/audit');
  await page.locator('main a[href^="/admin/audit/"]').first().click();
  await inspect('an event');
  await openAccount(person('local').username);
  await inspect('an account');
  // Without the query, which names the page to go back to.
  const address = new URL(new URL(page.url()).pathname, stack.app).href;
  for (const way of ['temporary', 'chosen']) {
    await page.goto(`${address}/reset/${way}`);
    await inspect(way);
  }
  await page.goto(address);
  await page.getByLabel('Show a QR code and a short code on my screen').check();
  await page.getByLabel('Reason').first().fill('Stands at the desk');
  await page.getByRole('button', { name: 'Create link' }).click();
  await page.waitForURL('**/reset/handoff/*');
  await inspect('a hand-off');
  await page.goto(address);
  await page.getByRole('region', { name: 'A reset link is active' }).waitFor();
  await inspect('an account with an open link');
  expect(found).toEqual([]);
});

test('no page that leads to the console or takes a hand-off breaks WCAG 2.2 AA', async ({ page }) => {
  const { look, found } = inspectPage(page, 'en', { titleIsHeading: false });
  for (const path of ['/admin/sign-in', '/admin/invite', '/handoff', '/?directory=operators']) {
    await page.goto(path);
    await look(path);
  }
  expect(found).toEqual([]);
});

for (const role of ['helpdesk', 'auditor'] as const satisfies readonly OperatorRole[]) {
  test(`${role} sees only the links of the role and reaches the content by keyboard`, async ({ page, operate }) => {
    await operate(role);
    await page.goto('/admin');
    const links = await page.getByRole('navigation').first().getByRole('link').allInnerTexts();
    expect(links.slice(0, -1)).toEqual(role === 'helpdesk' ? ['Accounts'] : ['Audit']);
    await page.goto('/admin/me');
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await expect(page.getByRole('main').locator(':focus')).toHaveCount(1);
  });
}
