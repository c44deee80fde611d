import { join } from 'node:path';
import { test as base, expect } from './helpers/fixtures';
import { createFormClient, hiddenFields } from './helpers/wire/form-client';
import { freePort } from './stack/free-port';
import { startPortal } from './stack/start-portal';

const support = { supportUrl: 'https://help.example.com/', supportText: 'Desk: 12 34, 8 to 18' };

/** A portal whose only directory is left out, because its keys are missing. */
const test = base.extend<object, { closed: string }>({
  closed: [
    async ({ stack }, use) => {
      const port = await freePort();
      const directory = { id: 'cloud', kind: 'volcengine', name: 'Example Cloud', settings: {} };
      const config = { branding: { name: 'Example Corp', ...support }, directories: [directory] };
      const portal = await startPortal({ folder: join(stack.run, `closed-${port}`), port, config, until: 'health' });
      await use(`http://localhost:${port}`);
      await portal.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled });

    test('a portal whose only directory is left out says so and how to get help (portal 1)', async ({
      page,
      closed,
    }) => {
      for (const path of ['/', '/handoff', '/verify', '/password']) {
        await page.goto(`${closed}${path}`);
        const main = page.getByRole('main');
        await expect(main.getByRole('heading', { level: 1 })).toHaveText("Password reset isn't available right now");
        await expect(main.getByRole('link', { name: 'Get help' })).toHaveAttribute('href', support.supportUrl);
        await expect(main).toContainText(support.supportText);
        await expect(page.getByRole('button', { name: 'Continue' })).toHaveCount(0);
      }
    });
  });
}

test('a form that was opened before the directories were removed gets an explanation (portal 1)', async ({
  stack,
  closed,
}) => {
  const earlier = await createFormClient(stack.app).get('/');
  const client = createFormClient(closed);
  const form = hiddenFields(earlier.body, 'identifier');
  form.set('identifier', 'somebody');
  const answer = await client.post('/', form);
  expect(answer.status).toBe(200);
  expect(answer.body).toContain('Password reset isn&#x27;t available right now');
  expect(answer.body).not.toContain('name="identifier"');
});
