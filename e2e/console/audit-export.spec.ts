import { expect, test } from '@/e2e/helpers/fixtures';
import { takeOperator } from '@/e2e/helpers/take-operator';
import { createFormClient, type FormClient } from '@/e2e/helpers/wire/form-client';
import { giveThePassword, signInAs } from './helpers/sign-in';

const path = '/api/audit-export';

function ask(client: FormClient, fields: Record<string, string>, headers: Record<string, string> = {}) {
  return client.post(path, new URLSearchParams(fields), headers);
}

test('an auditor downloads the audit, and the audit records the download', async ({ stack }) => {
  const { operator, client } = await signInAs(stack, 'auditor');
  const file = await ask(client, { format: 'jsonl', action: 'operator_signed_in' });
  expect(file.status).toBe(200);
  expect(file.headers.get('content-type')).toBe('application/jsonl; charset=utf-8');
  expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="audit-[\d-]+\.jsonl"$/);
  expect(file.headers.get('cache-control')).toBe('no-store');
  const events = file.body
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { action: string });
  expect(events.length).toBeGreaterThan(0);
  expect(new Set(events.map(({ action }) => action))).toEqual(new Set(['operator_signed_in']));
  const told = await ask(client, { format: 'csv', action: 'audit_exported' });
  expect(told.body).toContain(operator.name);
});

test('a request from another origin, or without one, gets nothing despite its session', async ({ stack }) => {
  const { client } = await signInAs(stack, 'auditor');
  const body = () => new URLSearchParams({ format: 'csv' });
  expect((await ask(client, { format: 'csv' }, { origin: 'https://elsewhere.example' })).status).toBe(403);
  expect((await ask(client, { format: 'csv' }, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  expect((await client.ask(path, { method: 'POST', body: body() })).status).toBe(403);
});

test('nobody gets a file without a session, a second factor and the right to it', async ({ stack }) => {
  const fields = { format: 'csv' };
  expect((await ask(createFormClient(stack.app), fields)).location).toMatch(/^\/admin\/sign-in(\?|$)/);
  const halfway = await giveThePassword(stack, takeOperator(stack, 'auditor'));
  expect((await ask(halfway, fields)).location).toMatch(/^\/admin\/sign-in\/factor(\?|$)/);
  const { client } = await signInAs(stack, 'helpdesk');
  const refused = await ask(client, fields);
  expect(refused).toMatchObject({ status: 303, location: '/admin/not-allowed', body: '' });
});

test('a form that the page does not send is refused', async ({ stack }) => {
  const { client } = await signInAs(stack, 'auditor');
  const json = await client.post(path, '{"format":"csv"}', { 'content-type': 'application/json' });
  expect(json.status).toBe(400);
  const twice = await client.post(path, new URLSearchParams('format=csv&format=jsonl'));
  expect(twice.status).toBe(400);
  const unknown = await ask(client, { format: 'exe', action: 'code_sent' });
  expect(unknown).toMatchObject({ status: 303, location: '/admin/audit/export?action=code_sent' });
});
