import type { Page, Route } from '@playwright/test';
import { openAccount, operate } from './console/helpers/operate';
import { expect, test } from './helpers/fixtures';

/** Returns the animation of the progress bar at the top of the page, or null if the bar is not shown. */
const waits = (page: Page) =>
  page
    .evaluate(() => {
      const { content, position, height, animationName } = getComputedStyle(document.documentElement, '::before');
      return content !== 'none' && position === 'fixed' && Number.parseFloat(height) > 0 ? animationName : null;
    })
    // The browser is leaving the page.
    .catch(() => 'leaving');

/** Stores the bar's animation at an event that leaves the page, so that the next page can read it. */
const rememberAt = (page: Page, event: 'submit' | 'click') =>
  page.evaluate((name) => {
    addEventListener(name, () => {
      sessionStorage.setItem('bar', getComputedStyle(document.documentElement, '::before').animationName);
    });
  }, event);

const remembered = (page: Page) => page.evaluate(() => sessionStorage.getItem('bar'));

/** Holds matching requests back until the returned function is called. */
async function hold(page: Page, matches: (route: Route) => boolean): Promise<() => Promise<void>> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const handler = async (route: Route) => {
    if (!matches(route)) return route.fallback();
    await released;
    await route.fallback().catch(() => undefined);
  };
  await page.route('**/*', handler);
  return async () => {
    release();
    await page.unroute('**/*', handler);
  };
}

const isScript = (route: Route) => route.request().resourceType() === 'script';
const isPost = (route: Route) => route.request().method() === 'POST';

test('a form sent before scripts ran shows the progress bar at once (F19)', async ({ page }) => {
  const scripts = await hold(page, isScript);
  await page.goto('/');
  await page.locator('[name=identifier]').fill('nobody.waits@rekey.example.com');
  expect(await waits(page)).toBeNull();
  await rememberAt(page, 'submit');
  await page.locator('form:has([name=identifier]) button[type=submit]').click({ noWaitAfter: true });
  await scripts();
  await page.waitForURL('**/verify*');
  expect(await remembered(page)).toBe('wait');
  await expect.poll(() => waits(page)).toBeNull();
});

test('a form that scripts send shows the progress bar, and so does one that only changes the language (F19)', async ({
  page,
  screens,
}) => {
  await page.goto('/');
  await screens.ui.type(screens.identify.identifier, 'nobody.else@rekey.example.com');
  for (const button of ['form:has([name=identifier]) button[type=submit]', 'button[value=es]']) {
    const posts = await hold(page, isPost);
    await page.locator(button).click({ noWaitAfter: true });
    await expect.poll(() => waits(page)).toBe('wait');
    await posts();
    await page.waitForURL('**/verify*');
    await expect.poll(() => waits(page)).toBeNull();
    await screens.ui.untilAwake(page.locator('[name=code]'));
  }
});

test('a link in the console shows the progress bar, in the navigation and on a page, also with reduced motion (F19)', async ({
  page,
  context,
  stack,
  person,
}) => {
  await operate(context, stack, 'administrator');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openAccount(page, stack, person('local').username);
  const pages = await hold(page, (route) => route.request().resourceType() === 'fetch');
  await page.getByRole('navigation').first().getByRole('link', { name: 'Audit' }).click({ noWaitAfter: true });
  await expect.poll(() => waits(page)).toBe('wait');
  await pages();
  await page.waitForURL('**/admin/audit');
  await expect.poll(() => waits(page)).toBeNull();
  await rememberAt(page, 'click');
  await page.locator('main a[href^="/admin/audit/"]').first().click();
  await page.waitForURL('**/admin/audit/*');
  expect(await remembered(page)).toBe('wait');
  await expect.poll(() => waits(page)).toBeNull();
});

test('a link within the page and a download show no progress bar (F19)', async ({ page, context, stack }) => {
  await operate(context, stack, 'auditor');
  await page.goto('/admin/audit/export');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(await waits(page)).toBeNull();
  const file = page.waitForEvent('download');
  await page.locator('form[action="/api/audit-export"] button[type=submit]').first().click();
  await file;
  expect(await waits(page)).toBeNull();
});
