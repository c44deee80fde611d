import { randomUUID } from 'node:crypto';
import type { BrowserContext, Page } from '@playwright/test';
import { expect, test } from './helpers/fixtures';
import { hydrationErrors, openChanged, type PageChange, pageChanges } from './helpers/page/page-changes';
import type { Inbox } from './helpers/read-inbox';
import { createFormClient, type FormClient, randomAddress } from './helpers/wire/form-client';
import type { Person, Stack } from './stack/stack';

test.describe.configure({ timeout: 900_000 });

/** Returns a new unknown address each time, because limits count by what was typed. */
const someone = () => `nobody.${randomUUID().slice(0, 8)}@rekey.example.com`;

/**
 * Opens a page with each change and checks that it still works: it has its content, and its field has the text that was
 * typed before and after the scripts ran. Then calls `act`.
 */
async function afterEachChange(
  page: Page,
  path: string,
  fill: { field: string; text: () => string } | null,
  act: (change: PageChange, text: string) => Promise<void>,
  prepare: () => Promise<void> = async () => {},
) {
  for (const change of pageChanges) {
    await test.step(change.name, async () => {
      await page.setExtraHTTPHeaders({ 'x-forwarded-for': randomAddress() });
      await prepare();
      const field = fill && page.locator(`[name=${fill.field}]:visible`).first();
      const text = fill?.text() ?? '';
      await openChanged(page, path, change, async () => {
        if (!field) return;
        await field.focus();
        await page.keyboard.type(text.slice(0, 3));
      });
      if (field) {
        await page.keyboard.type(text.slice(3));
        await expect(field, change.name).toHaveValue(text);
      }
      await expect(page.locator('main').first(), change.name).toBeVisible();
      await expect(page.locator('h1').first(), change.name).toHaveText(/\p{L}{3}/u);
      await act(change, text);
    });
  }
}

test('the first page works, whatever changed it before its scripts ran (F1)', async ({ page, context, watch }) => {
  watch.tolerate(hydrationErrors);
  await afterEachChange(
    page,
    '/',
    { field: 'identifier', text: someone },
    async (_change, text) => {
      await page.locator('form:has([name=identifier]) button[type=submit]').click();
      await page.waitForURL('**/verify*');
      await expect(page.locator('main')).toContainText(text);
    },
    () => context.clearCookies(),
  );
});

test('the page for the code works, whatever changed it (F1)', async ({ page, context, stack, watch }) => {
  watch.tolerate(hydrationErrors);
  await afterEachChange(
    page,
    '/verify',
    { field: 'code', text: () => '12345' },
    async () => {
      await page.locator('form:has([name=code]) button[type=submit]').click();
      await expect(page.locator('[name=code]')).toHaveAttribute('aria-invalid', 'true');
    },
    async () => {
      const client = createFormClient(stack.app);
      const page = await client.get('/');
      await client.submit('/', page, 'identifier', { identifier: someone() });
      await lend(client, context, stack);
    },
  );
});

test('the puzzle works, whatever changed it (F1)', async ({ page, context, stack, person, watch, screens }) => {
  watch.tolerate(hydrationErrors);
  const openPuzzle = async () => {
    const client = createFormClient(stack.app);
    await client.submit('/', await client.get('/'), 'identifier', { identifier: person('meeting').email });
    await lend(client, context, stack);
  };
  await openPuzzle();
  await afterEachChange(page, '/verify', null, async () => {
    await expect(page.locator('main svg:has(image)')).toBeVisible();
  });
  // Start again, because a picture expires after a few minutes.
  await openPuzzle();
  await openChanged(page, '/verify', pageChanges[0] as PageChange, async () => {});
  await screens.puzzle.solve();
  await screens.verify.code.waitFor();
});

test('the pages for the new password and for the result work, whatever changed them (F1)', async ({
  page,
  context,
  stack,
  inbox,
  person,
  newPassword,
  watch,
}) => {
  watch.tolerate(hydrationErrors);
  await lend(await passTheCode(stack, inbox, person('local')), context, stack);
  await afterEachChange(page, '/password', { field: 'newPassword', text: () => 'Password123' }, async () => {
    const confirm = page.locator('[name=newPasswordConfirm]');
    if (await confirm.isVisible()) await confirm.fill('Password123');
    await page.locator('form:has([name=newPassword]) button[type=submit]').click();
    await expect(page.locator('[name=newPassword]')).toHaveAttribute('aria-invalid', 'true');
  });
  const chosen = newPassword();
  const [change] = pageChanges;
  await openChanged(page, '/password', change as PageChange, () => page.locator('[name=newPassword]').fill(chosen));
  await page.locator('form:has([name=newPassword]) button[type=submit]').click();
  await page.waitForURL('**/done');
  await afterEachChange(page, '/done', null, async () => {
    await expect(page.locator('main[data-outcome=done] a').first()).toBeVisible();
  });
});

for (const [name, path, field, text] of [
  ['a hand-off', '/handoff', 'code', () => 'WRONG-CODE'],
  ['the sign-in of operators', '/admin/sign-in', 'email', someone],
  ['the first page for operators', '/?directory=operators', 'identifier', someone],
] as const) {
  test(`${name} works, whatever changed its page (F1)`, async ({ page, watch, context }) => {
    watch.tolerate(hydrationErrors);
    await afterEachChange(
      page,
      path,
      { field, text },
      async () => {
        if (field === 'email') await page.locator('[name=password]').fill('not-the-password');
        await page.locator(`form:has([name=${field}]) button[type=submit]`).click();
        if (field === 'identifier') await page.waitForURL('**/verify*');
        else
          await expect(page.locator('main [role=alert]:not(:empty), main [aria-invalid=true]').first()).toBeVisible();
      },
      () => context.clearCookies(),
    );
  });
}

test('pages without a form keep their content, whatever changed them (F1)', async ({ page, watch }) => {
  watch.tolerate(hydrationErrors);
  for (const path of ['/no-such-page', '/setup', '/admin/no-such-page']) {
    await afterEachChange(page, path, null, async () => {
      await expect(page.locator('main a, main button').first()).toBeVisible();
    });
  }
});

async function lend(client: FormClient, context: BrowserContext, stack: Stack): Promise<void> {
  await context.clearCookies();
  await context.addCookies(
    [...client.cookies].map(([name, value]) => ({ name, value, url: stack.app, httpOnly: true })),
  );
}

async function passTheCode(stack: Stack, inbox: Inbox, { email }: Person): Promise<FormClient> {
  const client = createFormClient(stack.app);
  await client.submit('/', await client.get('/'), 'identifier', { identifier: email });
  const { code } = await inbox.code(email);
  await client.submit('/verify', await client.get('/verify'), 'code', { code });
  return client;
}
