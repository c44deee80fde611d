import { readFileSync } from 'node:fs';
import { test as base, expect } from './helpers/fixtures';
import { walkToPassword } from './helpers/journeys';
import { readAudit } from './helpers/read-audit';
import { signsIn } from './helpers/signs-in';
import { createFormClient, type FormClient } from './helpers/wire/form-client';
import { readSharedStack } from './stack/shared-stack';
import type { Stack } from './stack/stack';
import { type ProductionStack, startProductionStack } from './stack/start-production-stack';

const test = base.extend<object, { production: ProductionStack; stack: Stack }>({
  production: [
    async ({ browserName: _ }, use) => {
      const production = await startProductionStack(readSharedStack());
      await use(production);
      await production.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  stack: [async ({ production }, use) => use(production.stack), { scope: 'worker' }],
});

test.describe.configure({ mode: 'default' });

test('the pages of the demo do not exist', async ({ stack }) => {
  const client = createFormClient(stack.app);
  for (const path of ['/demo/inbox', '/demo/sign-in', '/demo/inbox/events', '/demo/authenticator']) {
    expect((await client.get(path)).status, path).toBe(404);
  }
  const { status, body } = await client.get('/admin/sign-in');
  expect(status).toBe(200);
  expect(body).not.toMatch(/demo-operators|\/demo\//);
});

test('a broken directory is left out, with the reason in the log, and the others work', async ({
  stack,
  screens,
  inbox,
  person,
  newPassword,
  signs,
}) => {
  const lines = readFileSync(stack.log, 'utf8')
    .split('\n')
    .filter((line) => line.includes('directory skipped'));
  expect(lines.map((line) => (JSON.parse(line) as { directory: string }).directory)).toEqual(['broken', 'broken']);
  expect(lines.join('\n')).toContain('directories[0].settings.accessKeyId');
  expect(lines.join('\n')).toContain('directories[0].settings.secretAccessKey');
  const { password, done } = screens;
  const somebody = person('cloud');
  const chosen = newPassword();
  await walkToPassword({ screens, inbox, directory: 'cloud', person: somebody });
  await password.choose(chosen);
  expect(await done.outcome()).toBe('done');
  expect(await signs('cloud', somebody, chosen)).toBe(true);
});

test('a kill in the middle of the call ends as not confirmed, and the audit says so', async ({
  production,
  stack,
  inbox,
  person,
  newPassword,
  setSwitches,
}) => {
  const somebody = person('cloud');
  const chosen = newPassword();
  const client = createFormClient(stack.app);
  await client.submit('/', await client.get('/'), 'identifier', { identifier: somebody.email });
  const { code } = await inbox.code(somebody.email);
  await client.submit('/verify', await client.get('/verify'), 'code', { code });
  await setSwitches('volcengine', { writeMs: 3_000 });
  const write = setPassword(client, chosen).then(
    () => 'answered',
    () => 'cut',
  );
  await expect.poll(() => callsOf(stack.volcengine, 'ResetPassword')).toBe(2);
  await production.kill();
  expect(await write).toBe('cut');
  await production.restart();
  const page = await client.get('/done');
  expect(page.body).toContain('data-outcome="unknown"');
  expect(page.body).toContain('We couldn&#x27;t confirm the change');
  await expect.poll(() => signsIn(stack, 'cloud', somebody.username, chosen)).toBe(true);
  expect((await inbox.notice(somebody.email)).text).toContain('did not confirm');
  await production.stopPortal();
  const { verdict, events } = await readAudit(stack.data);
  expect(verdict).toMatch(/^The audit is intact/);
  const last = events.slice(-3).map(({ action, outcome }) => `${action} ${outcome}`);
  expect(last).toContain('password_set_started started');
  expect(last).toContain('attempt_swept unknown');
  expect(events.filter(({ action }) => action === 'password_set_finished')).toHaveLength(1);
});

async function setPassword(client: FormClient, password: string): Promise<unknown> {
  const page = await client.get('/password');
  return client.submit('/password', page, 'newPassword', { newPassword: password, newPasswordConfirm: password });
}

async function callsOf(simulator: string, action: string): Promise<number> {
  const answer = await fetch(`${simulator}/_control/journal`);
  return ((await answer.json()) as { calls: Record<string, number> }).calls[action] ?? 0;
}
