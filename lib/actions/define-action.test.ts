// Has to come first: the stores of the framework, from which actions read their headers, are made on it.
import 'next/dist/server/node-environment-baseline';

import { workAsyncStorage } from 'next/dist/server/app-render/work-async-storage.external';
import { workUnitAsyncStorage } from 'next/dist/server/app-render/work-unit-async-storage.external';
import { RequestCookies } from 'next/dist/server/web/spec-extension/cookies';
import { beforeEach, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { err, ok, type Result } from '@/lib/base/result';
import { defineAction, type HandlerResult } from './define-action';

const appUrl = 'https://reset.example.com';
process.env['APP_URL'] = appUrl;

const ran: string[] = [];
let guarded: Result<string, { path: string }>;
let handled: () => Promise<HandlerResult>;
beforeEach(() => {
  ran.length = 0;
  guarded = ok('somebody');
  handled = async () => ok({ path: '/next' });
});

const action = defineAction({
  name: 'try',
  schema: z.strictObject({
    name: z.string().check(z.minLength(1, 'field_required')),
    password: z.optional(z.string()),
  }),
  echo: ['name'],
  guard: async () => {
    ran.push('guard');
    return guarded;
  },
  handler: async (input, _request, who) => {
    ran.push(`handler for ${who} with ${JSON.stringify(input)}`);
    return handled();
  },
});

/** Runs the action as the framework does for a request with these headers. */
function post(form: unknown, headers: Record<string, string> = { origin: appUrl }, ...more: unknown[]) {
  const work = { route: '/' } as Parameters<typeof workAsyncStorage.run>[0];
  const sent = new Headers({ 'x-request-id': 'r-1', ...headers });
  const userspaceMutableCookies = new RequestCookies(sent);
  const unit = { type: 'request', phase: 'action', headers: sent, userspaceMutableCookies };
  return workAsyncStorage.run(work, () =>
    workUnitAsyncStorage.run(unit as unknown as Parameters<typeof workUnitAsyncStorage.run>[0], () =>
      action(null, form, ...more),
    ),
  );
}

function formOf(...fields: [string, string | Blob][]): FormData {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return form;
}

const invalid = { ok: false, error: { error: 'form_invalid', answer: expect.any(Number) } };

test('a form of our own page is handled', async () => {
  expect(await post(formOf(['$ACTION_ID_1', ''], ['name', 'Ana']))).toEqual({ ok: true, value: { path: '/next' } });
  expect(ran).toEqual(['guard', 'handler for somebody with {"name":"Ana"}']);
});

test.each<Record<string, string>>([
  {},
  { origin: 'null' },
  { origin: 'https://elsewhere.example' },
  { origin: `${appUrl}.elsewhere.example` },
  { origin: appUrl, 'sec-fetch-site': 'cross-site' },
  { origin: appUrl, 'sec-fetch-site': 'same-site' },
])('sent with %j nobody is asked and nothing is done', async (headers) => {
  expect(await post(formOf(['name', 'Ana']), headers)).toEqual(invalid);
  expect(ran).toEqual([]);
});

test('whom the guard sends away gets no further, whatever the form', async () => {
  guarded = err({ path: '/elsewhere' });
  for (const form of [formOf(['name', 'Ana']), formOf(), 'no form']) {
    expect(await post(form)).toEqual({ ok: true, value: { path: '/elsewhere' } });
  }
  expect(ran).toEqual(['guard', 'guard', 'guard']);
});

test.each<[string, unknown]>([
  ['an unknown field', formOf(['name', 'Ana'], ['role', 'administrator'])],
  ['a repeated field', formOf(['name', 'Ana'], ['name', 'Eve'])],
  ['a file', formOf(['name', new Blob(['Ana'])])],
  ['no form', { name: 'Ana' }],
  ['nothing', undefined],
])('%s is refused as no form of ours', async (_label, form) => {
  expect(await post(form)).toMatchObject({ ok: false, error: { error: 'form_invalid' } });
  expect(ran).toEqual(['guard']);
});

test('further arguments are refused', async () => {
  expect(await post(formOf(['name', 'Ana']), { origin: appUrl }, 'more')).toEqual(invalid);
});

test('a refused form is answered beside its field, and no password comes back', async () => {
  expect(await post(formOf(['name', ''], ['password', 'amber-Kettle-41']))).toEqual({
    ok: false,
    error: { fields: { name: 'field_required' }, values: { name: '' }, answer: expect.any(Number) },
  });
  handled = async () => err({ error: 'too_many_tries' });
  expect(await post(formOf(['name', 'Ana'], ['password', 'amber-Kettle-41']))).toEqual({
    ok: false,
    error: { error: 'too_many_tries', values: { name: 'Ana' }, answer: expect.any(Number) },
  });
});

test('a bug is answered with the id of the request and without its message', async () => {
  handled = () => Promise.reject(new Error('amber-Kettle-41'));
  expect(await post(formOf(['name', 'Ana'], ['password', 'amber-Kettle-41']))).toEqual({
    ok: false,
    error: { error: 'unexpected', requestId: 'r-1', answer: expect.any(Number) },
  });
});
