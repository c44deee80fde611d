import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { test as base, expect } from '@/e2e/helpers/fixtures';
import { hydrationErrors, openChanged, pageChanges } from '@/e2e/helpers/page/page-changes';
import { recordSecret } from '@/e2e/helpers/record-secret';
import { createNeedleSearch, encodings } from '@/e2e/helpers/wire/create-needle-search';
import { createFormClient } from '@/e2e/helpers/wire/form-client';
import { freePort } from '@/e2e/stack/free-port';
import { makePassword } from '@/e2e/stack/make-password';
import { readSharedStack } from '@/e2e/stack/shared-stack';
import { type Portal, startPortal } from '@/e2e/stack/start-portal';
import { demoKeys } from '@/scripts/demo/demo-config';
import { authenticatorCode } from './helpers/sign-in';

const setupToken = 'first-start-token-of-the-tests';

type Fresh = { app: string; portal: Portal; folder: string };

/** A portal that nobody has set up: no configuration file, no administrator. */
const test = base.extend<object, { fresh: Fresh }>({
  fresh: [
    async ({ stack }, use) => {
      const port = await freePort();
      const folder = join(stack.run, 'fresh');
      const env = { SETUP_TOKEN: setupToken, OUTBOUND_ALLOW: '127.0.0.0/8' };
      const portal = await startPortal({ folder, port, config: null, env, until: 'health' });
      await use({ app: `http://localhost:${port}`, portal, folder });
      await portal.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

// All tests of this file share one such portal.
test.describe.configure({ mode: 'default' });

async function setUp(page: Page, { app }: Fresh, run: string, token: string): Promise<void> {
  await page.goto(`${app}/setup`);
  const password = makePassword();
  recordSecret(run, 'password', password);
  await page.getByRole('textbox', { name: 'Setup token' }).fill(token);
  await page.getByRole('textbox', { name: 'Your name' }).fill('Ada');
  await page.getByRole('textbox', { name: 'Email' }).fill('ada@console.example.com');
  await page.getByLabel('New password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Create administrator' }).click();
}

test('before anybody has set Rekey up, the portal says so and where to begin (portal 1)', async ({ page, fresh }) => {
  for (const path of ['/', '/handoff', '/verify', '/password', '/done']) {
    await page.goto(`${fresh.app}${path}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText("Rekey isn't set up yet");
    await expect(page.getByRole('textbox')).toHaveCount(0);
  }
  await page.getByRole('link', { name: 'Open /setup' }).click();
  await expect(page.getByRole('textbox', { name: 'Setup token' })).toBeVisible();
});

test('the set-up works, whatever changed its page (F1)', async ({ page, fresh, watch }) => {
  test.setTimeout(300_000);
  watch.tolerate(hydrationErrors);
  for (const change of pageChanges) {
    const field = page.locator('[name=name]:visible');
    await openChanged(page, `${fresh.app}/setup`, change, async () => {
      await field.focus();
      await page.keyboard.type('some');
    });
    await page.keyboard.type('thing');
    await expect(field, change.name).toHaveValue('something');
    await page.locator('form:has([name=token]) button[type=submit]').click();
    // The first empty field gets the focus: by the page's check, the server's, or the browser's without `novalidate`.
    await expect(page.locator('[name=token]'), change.name).toBeFocused();
    await expect(field, change.name).toHaveValue('something');
  }
});

test('the first administrator is made with the token, connects a directory, and its key is seen nowhere', async ({
  page,
  stack,
  fresh,
  watch,
}) => {
  test.setTimeout(240_000);
  watch.tolerate(/status of 404/);
  await setUp(page, fresh, stack.run, 'not-the-token-at-all');
  await expect(page.getByText("That isn't the setup token.")).toBeVisible();
  await setUp(page, fresh, stack.run, setupToken);
  await page.waitForURL('**/admin/sign-in/enrol');
  const key = ((await page.locator('main code').textContent()) ?? '').replace(/\s/g, '');
  recordSecret(stack.run, 'revealed', key);
  await page.getByLabel('Code shown in the app').fill(authenticatorCode(key));
  await page.getByRole('button', { name: 'Confirm the app' }).click();
  await page.waitForURL('**/admin/me/codes**');
  const closed = await createFormClient(fresh.app).get('/');
  expect(closed.body).toContain('Password reset isn&#x27;t available right now');
  expect(closed.body).not.toContain('/setup');
  const gone = await page.goto(`${fresh.app}/setup`);
  expect(gone?.status()).toBe(404);

  const field = (name: string) => page.locator(`[name="${name}"]`).first();
  // Each section and each directory needs its own code. The app has a new one only every 30 seconds.
  await page.goto(`${fresh.app}/admin/me/codes`);
  await page.getByRole('button', { name: 'Create recovery codes' }).click();
  await page.locator('main ol li').nth(9).waitFor();
  const codes = await page.locator('main ol li').allTextContents();
  for (const code of codes) recordSecret(stack.run, 'revealed', code);
  const confirm = () => field('stepUpCode').fill(codes.pop() ?? '');
  await page.goto(`${fresh.app}/admin/settings/messages`);
  await field('url').fill(readSharedStack().smtp);
  await field('from').fill('Example <no-reply@example.com>');
  await confirm();
  // Leaving the page asks for confirmation until the changes are saved.
  const asked: string[] = [];
  page.on('dialog', async (dialog) => {
    asked.push(dialog.type());
    await dialog.dismiss();
  });
  const limits = page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'Limits' });
  await limits.click();
  expect(asked).toEqual(['confirm']);
  await expect(field('from')).toHaveValue('Example <no-reply@example.com>');
  await page.getByRole('button', { name: 'Save', exact: true }).first().click();
  await page.getByText('Saved.', { exact: true }).waitFor();
  await limits.click();
  await expect(page.getByRole('heading', { level: 1, name: 'Limits' })).toBeVisible();
  await page.waitForLoadState('networkidle');
  expect(asked).toEqual(['confirm']);

  await page.goto(`${fresh.app}/admin/directories/new?kind=volcengine`);
  await field('id').fill('cloud');
  await field('name').fill('Example Cloud');
  await field('setting.endpoint').fill(stack.volcengine);
  await field('setting.accessKeyId').fill(demoKeys.accessKeyId);
  await field('setting.secretAccessKey').fill('not-the-right-secret');
  await confirm();
  await page.getByRole('button', { name: 'Test connection' }).click();
  await expect(page.getByText('Key rejected.')).toBeVisible();
  await field('setting.secretAccessKey').fill(demoKeys.secretAccessKey);
  await page.getByRole('button', { name: 'Test connection' }).click();
  await expect(page.getByText('Key accepted.')).toBeVisible();
  await field('setting.secretAccessKey').fill(demoKeys.secretAccessKey);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.waitForURL('**/admin/directories');
  await expect(page.getByText('Example Cloud was added.')).toBeVisible();

  // The first page shows the new directory within seconds, also to a new visitor.
  const stranger = createFormClient(fresh.app);
  await expect.poll(async () => (await stranger.get('/')).body, { timeout: 30_000 }).toContain('Example Cloud');

  // Another host never gets the key: it has to be typed again.
  await page.goto(`${fresh.app}/admin/directories/cloud`);
  expect(await page.content()).not.toContain(demoKeys.secretAccessKey);
  await field('setting.endpoint').fill('https://elsewhere.example.com');
  await confirm();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Enter the secret again')).toBeVisible();

  const answers = (await watch.answers()).join('\n');
  expect(answers).not.toContain(demoKeys.secretAccessKey);
  const search = createNeedleSearch([demoKeys.secretAccessKey].flatMap(encodings));
  const files = readdirSync(fresh.folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(fresh.folder, name))
    .filter((file) => statSync(file).isFile());
  expect(files.length).toBeGreaterThan(50);
  expect(files.flatMap((file) => search(readFileSync(file)).map(() => file))).toEqual([]);
});
