// Has to come first: the stores of the framework, from which actions read their headers, are made on it.
import 'next/dist/server/node-environment-baseline';

import { workAsyncStorage } from 'next/dist/server/app-render/work-async-storage.external';
import { workUnitAsyncStorage } from 'next/dist/server/app-render/work-unit-async-storage.external';
import { RequestCookies } from 'next/dist/server/web/spec-extension/cookies';
import { beforeEach, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { err, ok, type Result } from '@/lib/base/result';
import type { HandlerResult } from './form-action';
import { buttonAction, formAction } from './form-action';

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

const definition = {
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
  handler: async (input: { name: string }, _request: unknown, who: string) => {
    ran.push(`handler for ${who} with ${JSON.stringify(input)}`);
    return handled();
  },
};

/** Runs an action as the framework does for a request with these headers. */
function send(action: unknown, input: unknown[], headers: Record<string, string> = { origin: appUrl }) {
  const work = { route: '/' } as Parameters<typeof workAsyncStorage.run>[0];
  const sent = new Headers({ 'x-request-id': 'r-1', ...headers });
  const userspaceMutableCookies = new RequestCookies(sent);
  const unit = { type: 'request', phase: 'action', headers: sent, userspaceMutableCookies };
  return workAsyncStorage.run(work, () =>
    workUnitAsyncStorage.run(unit as unknown as Parameters<typeof workUnitAsyncStorage.run>[0], () =>
      (action as (...input: unknown[]) => Promise<unknown>)(...input),
    ),
  );
}

const post = (form: unknown, headers?: Record<string, string>, ...more: unknown[]) =>
  send(formAction(definition), [null, form, ...more], headers);
const press = (form: unknown, refusedPath?: string) =>
  send(buttonAction({ ...definition, ...(refusedPath === undefined ? {} : { refusedPath }) }), [form]);

/** What the framework's `redirect` throws. */
const redirectTo = (path: string) => expect.objectContaining({ digest: expect.stringContaining(`;${path};`) });

function formOf(...fields: [string, string | Blob][]): FormData {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return form;
}

const invalid = { status: 'refused', error: 'form_invalid', answer: expect.any(Number) };

test('a form of our own page is handled and leads to the next page', async () => {
  const form = formOf(['$ACTION_ID_1', ''], ['name', 'Ana']);
  await expect(post(form)).rejects.toEqual(redirectTo('/next'));
  expect(ran).toEqual(['guard', 'handler for somebody with {"name":"Ana"}']);
});

test('a form that stays on its page gets the answer', async () => {
  handled = async () => ok({ answer: { notice: 'Saved.' } });
  expect(await post(formOf(['name', 'Ana']))).toEqual({ status: 'done', notice: 'Saved.', answer: expect.any(Number) });
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
    await expect(post(form)).rejects.toEqual(redirectTo('/elsewhere'));
  }
  expect(ran).toEqual(['guard', 'guard', 'guard']);
});

test.each<[string, unknown]>([
  ['an unknown field', formOf(['name', 'Ana'], ['role', 'administrator'])],
  ['a repeated field', formOf(['name', 'Ana'], ['name', 'Eve'])],
  ['a file', formOf(['name', new Blob(['Ana'])])],
  ['no form', { name: 'Ana' }],
  ['nothing', undefined],
])('%s is refused as an invalid form', async (_label, form) => {
  expect(await post(form)).toMatchObject({ status: 'refused', error: 'form_invalid' });
  expect(ran).toEqual(['guard']);
});

test('further arguments are refused', async () => {
  expect(await post(formOf(['name', 'Ana']), { origin: appUrl }, 'more')).toEqual(invalid);
});

test('a refused form is answered beside its field, and no password comes back', async () => {
  expect(await post(formOf(['name', ''], ['password', 'amber-Kettle-41']))).toEqual({
    status: 'refused',
    fields: { name: 'field_required' },
    values: { name: '' },
    answer: expect.any(Number),
  });
  handled = async () => err({ error: 'too_many_tries' });
  expect(await post(formOf(['name', 'Ana'], ['password', 'amber-Kettle-41']))).toEqual({
    status: 'refused',
    error: 'too_many_tries',
    values: { name: 'Ana' },
    answer: expect.any(Number),
  });
});

test('a bug is answered with the id of the request and without its message', async () => {
  handled = () => Promise.reject(new Error('amber-Kettle-41'));
  expect(await post(formOf(['name', 'Ana'], ['password', 'amber-Kettle-41']))).toEqual({
    status: 'refused',
    error: 'unexpected',
    requestId: 'r-1',
    answer: expect.any(Number),
  });
});

test('a button leads to the next page, and refused to its own or nowhere', async () => {
  await expect(press(formOf(['name', 'Ana']), '/refused')).rejects.toEqual(redirectTo('/next'));
  await expect(press(formOf(['name', '']), '/refused')).rejects.toEqual(redirectTo('/refused'));
  expect(await press(formOf(['name', '']))).toBeUndefined();
  handled = async () => ok({ answer: {} });
  expect(await press(formOf(['name', 'Ana']), '/refused')).toBeUndefined();
  handled = async () => ok({ path: '/next' });
  await expect(press('no form', '/refused')).rejects.toEqual(redirectTo('/refused'));
  const accepted = ['guard', 'handler for somebody with {"name":"Ana"}'];
  expect(ran).toEqual([...accepted, 'guard', 'guard', ...accepted, 'guard']);
});
