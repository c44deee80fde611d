import { expect, test } from './helpers/fixtures';
import { inspectPage } from './helpers/page/inspect-page';
import { visitNotices, visitPortalStates, visitPuzzleStates } from './helpers/page/visit-states';

test('no screen of a reset breaks WCAG 2.2 AA', async ({ screens, inbox, person, newPassword, page, locale }) => {
  test.setTimeout(120_000);
  const { look, found } = inspectPage(page, locale === 'zh-CN' ? 'zh-CN' : 'en');
  await visitPortalStates({ screens, inbox, look, person: person('local'), newPassword });
  expect(found).toEqual([]);
});

test('no screen of the puzzle and no notice breaks WCAG 2.2 AA', async ({ screens, person, page, locale, watch }) => {
  test.setTimeout(120_000);
  watch.tolerate(/status of 404/);
  const { look, found } = inspectPage(page, locale === 'zh-CN' ? 'zh-CN' : 'en');
  await visitPuzzleStates({ screens, look, person: person('meeting') });
  await page.context().clearCookies();
  await visitNotices({ screens, look });
  expect(found).toEqual([]);
});
