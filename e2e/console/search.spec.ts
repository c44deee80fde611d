import { expect } from '@/e2e/helpers/fixtures';
import { test } from './helpers/console-test';

test('a match comes first and stays in place while a slow directory answers (C20)', async ({
  page,
  stack,
  person,
  operate,
  setSwitches,
}) => {
  await operate('helpdesk');
  const somebody = person('local');
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as PerformanceEntry & { value: number }).value);
    }).observe({ type: 'layout-shift' });
  });
  await setSwitches('huawei', { faults: [{ endpoint: 'search', kind: 'delay', delayMs: 2500, times: 1 }] });
  await page.goto(`${stack.app}/admin/accounts?q=${somebody.username}`, { waitUntil: 'commit' });
  const hit = page.locator('main a[href^="/admin/accounts/local/"]');
  await expect(hit).toBeVisible();
  const searching = page.getByText(/^Searching in .*…$/);
  await expect(searching).toHaveText('Searching in Meetings…');
  const before = await hit.boundingBox();
  await expect(page.getByText('No matches in Example Cloud or Meetings.')).toBeVisible();
  await expect(searching).toHaveCount(0);
  expect(await hit.boundingBox()).toEqual(before);
  await expect(page.getByRole('main').getByRole('heading', { level: 3 })).toHaveCount(1);
  const shifts = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts);
  expect(shifts.reduce((sum, value) => sum + value, 0)).toBeLessThan(0.01);
});

test('if nobody is found, one line names the directories searched and says what to try (C20)', async ({
  page,
  stack,
  operate,
}) => {
  await operate('helpdesk');
  await page.goto(`${stack.app}/admin/accounts?q=nobody-of-this-name`);
  await expect(page.getByText(/^No matches in .* or .*\. Check the spelling/)).toBeVisible();
  await expect(page.getByRole('main').getByRole('heading', { level: 3 })).toHaveCount(0);
});
