import type { Page } from '@playwright/test';
import { expect } from '@/e2e/helpers/fixtures';
import { test } from './helpers/console-test';

/** Answers every dialog of the page. Returns a list that collects the types of the dialogs. */
function answerQuestions(page: Page, answer: { leave: boolean }): string[] {
  const asked: string[] = [];
  page.on('dialog', async (dialog) => {
    asked.push(dialog.type());
    await (answer.leave ? dialog.accept() : dialog.dismiss());
  });
  return asked;
}

const question = /^(confirm|beforeunload)$/;

test('leaving a changed form by link, back button or closing asks first; an unchanged form does not ask (C27)', async ({
  page,
  stack,
  operate,
}) => {
  await operate('administrator');
  const answer = { leave: false };
  const asked = answerQuestions(page, answer);
  const tab = (name: string) => page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name });
  await page.goto(`${stack.app}/admin/operators`);
  await page.goto(`${stack.app}/admin/operators/invite`);
  const name = page.getByRole('textbox', { name: 'Name' });
  await page.waitForLoadState('networkidle');

  await name.fill('Ines Vidal');
  await page.getByRole('link', { name: 'Settings' }).click();
  expect(asked).toEqual(['confirm']);
  await expect(name).toHaveValue('Ines Vidal');
  await page.evaluate(() => history.back());
  await expect.poll(() => asked.length).toBe(2);
  await expect(name).toHaveValue('Ines Vidal');
  await page.close({ runBeforeUnload: true });
  await expect.poll(() => asked.length).toBe(3);
  expect(asked.every((type) => question.test(type))).toBe(true);
  expect(page.isClosed()).toBe(false);

  // A change that was undone is no change.
  await name.fill('');
  await page.getByRole('link', { name: 'Settings' }).click();
  await expect(tab('Limits')).toBeVisible();
  expect(asked).toHaveLength(3);

  await page.goto(`${stack.app}/admin/operators/invite`);
  await page.waitForLoadState('networkidle');
  await name.fill('Ines Vidal');
  answer.leave = true;
  await page.getByRole('link', { name: 'Settings' }).click();
  await expect(tab('Limits')).toBeVisible();
  expect(asked).toHaveLength(4);
});

test('a form can be left without a question after it was saved (C27)', async ({ page, stack, operate }) => {
  await operate('administrator');
  const asked = answerQuestions(page, { leave: false });
  await page.goto(`${stack.app}/admin/operators/invite`);
  await page.getByRole('textbox', { name: 'Name' }).fill('Ines Vidal');
  await page.getByRole('textbox', { name: 'Email' }).fill(`ines-${Date.now()}@example.org`);
  await page.getByRole('button', { name: 'Send invitation' }).click();
  await page.waitForURL(/\/admin\/operators\/[0-9a-f-]{36}$/);
  expect(asked).toEqual([]);
});
