import { expect, test } from './helpers/fixtures';
import { inspectPage } from './helpers/page/inspect-page';
import { visitNotices } from './helpers/page/visit-states';

test('the language is remembered, also in the middle of a reset', async ({ screens, person, page }) => {
  await screens.identify.start(person('local').email);
  await page.getByRole('button', { name: '中文' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  expect(new URL(page.url()).pathname).toBe('/verify');
  await page.context().clearCookies({ name: 'rekey-attempt' });
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('重置密码');
});

test('the first page and the notices work in Spanish', async ({ screens, page, watch }) => {
  watch.tolerate(/status of 404/);
  await screens.identify.open();
  await page.getByRole('button', { name: 'Español' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'es');
  const { look, found } = inspectPage(page, 'es');
  await look('the first page');
  await visitNotices({ screens, look });
  expect(found).toEqual([]);
});
