import { expect, test } from '@/e2e/fixtures';
import { type Answer, createFormClient, type FormClient } from '@/e2e/form-client';
import type { Stack } from '@/e2e/stack/stack';
import { takeOperator } from '@/e2e/take-operator';
import { takePerson } from '@/e2e/take-person';
import { actionRules, type Caller, callers, outcomeFor, type Rule, routeRules } from './authorisation-matrix';
import { addressOf, type BuiltAction, readActions, readRoutes } from './read-build';
import { giveThePassword, signInAs } from './sign-in';

/** Where an answer sends somebody who may not: to sign in, to show the second factor, or to the page that says no. */
function outcomeOf(answer: { status: number; location: string | null }): string {
  const path = answer.location?.replace(/[?#].*$/, '');
  if (path === '/admin/sign-in') return 'sign in';
  if (path === '/admin/sign-in/factor') return 'factor';
  if (path === '/admin/not-allowed') return 'not allowed';
  return answer.status < 500 ? 'passes' : `failed with ${answer.status}`;
}

async function createCaller(stack: Stack, caller: Caller): Promise<FormClient> {
  if (caller === 'anonymous') return createFormClient(stack.app);
  if (caller === 'person') {
    const client = createFormClient(stack.app);
    await client.submit('/', await client.get('/'), 'identifier', { identifier: takePerson(stack, 'local').email });
    return client;
  }
  if (caller === 'password only') return giveThePassword(stack, takeOperator(stack, 'administrator'));
  return (await signInAs(stack, caller)).client;
}

/** Values for the parameters of addresses, of things that are there. */
async function findSamples(stack: Stack): Promise<Record<string, string>> {
  const { client } = await signInAs(stack, 'administrator');
  const { username } = takePerson(stack, 'local');
  const found = await client.get(`/admin/accounts?q=${username}`);
  const account = /\/admin\/accounts\/local\/([^"/?]+)/.exec(found.body)?.[1] ?? 'missing';
  const operator = /\/admin\/operators\/([0-9a-f-]{36})/.exec((await client.get('/admin/operators')).body)?.[1];
  return {
    directory: 'local',
    account,
    operator: operator ?? 'missing',
    seq: '1',
    handoff: 'none',
    locale: 'en',
    nextauth: 'csrf',
    provider: 'none',
    section: 'branding',
    contact: '0',
    nowhere: 'nowhere',
  };
}

test('every action and every page of the build stands in the matrix, and nothing else does', () => {
  expect(Object.keys(actionRules).sort()).toEqual(
    readActions()
      .map(({ name }) => name)
      .sort(),
  );
  expect(Object.keys(routeRules).sort()).toEqual(readRoutes().sort());
});

let samples: Record<string, string> = {};
test.beforeAll(async ({ stack }) => {
  samples = await findSamples(stack);
});

for (const caller of callers) {
  test(`the whole build, with every action called and every page opened by ${caller}`, async ({ stack }) => {
    test.setTimeout(300_000);
    let client = await createCaller(stack, caller);
    const wrong: string[] = [];
    const compare = (name: string, answer: Answer, rule: Rule) => {
      const [outcome, due] = [outcomeOf(answer), outcomeFor(rule, caller)];
      if (outcome !== due) wrong.push(`${name}: ${outcome} (${answer.status}), not ${due}`);
    };
    for (const route of readRoutes()) {
      const rule = routeRules[route];
      if (rule === undefined || rule === 'a stream') continue;
      compare(route, await client.get(addressOf(route, samples)), rule);
    }
    // What ends the session comes last.
    const actions = readActions().sort((one, other) => Number(isLast(one)) - Number(isLast(other)));
    for (const action of actions) {
      const rule = actionRules[action.name];
      if (rule === undefined) continue;
      if (isLast(action)) client = await createCaller(stack, caller);
      const form = new FormData();
      form.set(`$ACTION_ID_${action.id}`, '');
      const before = new Map(client.cookies);
      compare(action.name, await client.post(addressOf(pageOf(action), samples), form), rule);
      for (const [cookie, value] of before) client.cookies.set(cookie, value);
    }
    expect(wrong).toEqual([]);
  });
}

const isLast = ({ name }: BuiltAction) => actionRules[name]?.startsWith('ends') === true;

/** A page that has the action, and that everybody may open where several have it. */
function pageOf({ pages }: BuiltAction): string {
  const open = ['app/(portal)/page', 'app/admin/(console)/me/page'].find((page) => pages.includes(page));
  const page = open ?? pages[0];
  if (page === undefined) throw new Error('an action without a page');
  return page;
}
