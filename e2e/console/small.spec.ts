import { expect } from '@/e2e/helpers/fixtures';
import { test } from './helpers/console-test';

test('the buttons beside the contacts of an account are aligned (C31)', async ({
  page,
  person,
  operate,
  openAccount,
}) => {
  await operate('administrator');
  await openAccount(person('local').username);
  const buttons = page.getByRole('main').getByRole('button', { name: /^Show the / });
  await expect(buttons).toHaveCount(2);
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 800 });
    const [first, second] = await buttons.evaluateAll((all) => all.map((each) => each.getBoundingClientRect().x));
    expect(first, `${width} px`).toBe(second);
  }
});

test('the times of the filter are shown in full, and its address names only the fields that were filled in (C31)', async ({
  page,
  operate,
}) => {
  await operate('administrator');
  await page.goto('/admin/audit');
  await page.locator('summary').filter({ hasText: 'Filter' }).click();
  const from = page.getByLabel('From');
  await from.fill('2020-12-22T22:22');
  const { inner, needed } = await from.evaluate((field: HTMLInputElement) => {
    const style = getComputedStyle(field);
    const inner = field.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight);
    field.style.width = 'max-content';
    return { inner, needed: field.clientWidth - Number.parseFloat(style.paddingLeft) * 2 };
  });
  expect(inner).toBeGreaterThanOrEqual(needed);
  await page.getByRole('main').locator('form[method=get] button').click();
  await page.waitForURL('**/admin/audit?*');
  expect([...new URL(page.url()).searchParams.keys()]).toEqual(['from']);
});

test('Escape closes the menu of a phone and returns the focus (C31)', async ({ page, operate }) => {
  await operate('administrator');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/admin/audit');
  const menu = page.locator('header details > summary');
  await menu.click();
  const link = page.getByRole('banner').getByRole('link', { name: 'Directories' });
  await link.focus();
  await page.keyboard.press('Escape');
  await expect(link).toBeHidden();
  await expect(menu).toBeFocused();
});
