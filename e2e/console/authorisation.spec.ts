import { test as base, expect } from '@/e2e/helpers/fixtures';
import { takeOperator } from '@/e2e/helpers/take-operator';
import { takePerson } from '@/e2e/helpers/take-person';
import { type Answer, createFormClient, type FormClient } from '@/e2e/helpers/wire/form-client';
import type { OperatorRole } from '@/e2e/stack/generate-operators';
import type { Stack } from '@/e2e/stack/stack';
import {
  actionRules,
  type Caller,
  callers,
  isRefused,
  outcomeFor,
  type Rule,
  routeRules,
} from './helpers/authorisation-matrix';
import { addressOf, type BuiltAction, readActions, readRoutes } from './helpers/read-build';
import { giveThePassword, signInAs } from './helpers/sign-in';

/** Names the page an answer leads to: sign-in, second factor or refusal. Any other answer passes or failed. */
function outcomeOf(answer: { status: number; location: string | null }): string {
  const path = answer.location?.replace(/[?#].*$/, '');
  if (path === '/admin/sign-in') return 'sign in';
  if (path === '/admin/sign-in/factor') return 'factor';
  if (path === '/admin/not-allowed') return 'not allowed';
  return answer.status < 500 ? 'passes' : `failed with ${answer.status}`;
}

/** `name` is the operator's name in the audit, or null for a caller who is not fully signed in. */
type Called = { client: FormClient; name: string | null };

async function createCaller(stack: Stack, caller: Caller): Promise<Called> {
  if (caller === 'anonymous') return { client: createFormClient(stack.app), name: null };
  if (caller === 'person') {
    const client = createFormClient(stack.app);
    await client.submit('/', await client.get('/'), 'identifier', { identifier: takePerson(stack, 'local').email });
    return { client, name: null };
  }
  if (caller === 'password only') {
    const operator = takeOperator(stack, 'administrator');
    return { client: await giveThePassword(stack, operator), name: null };
  }
  const scoped = caller.startsWith('scoped');
  const { client, operator } = await signInAs(stack, caller.replace('scoped ', '') as OperatorRole, { scoped });
  return { client, name: operator.name };
}

/** Returns the request ids of an operator's refusals in the audit, one for each event. */
async function refusedRequests(stack: Stack, name: string): Promise<string[]> {
  const { client: auditor } = await signInAs(stack, 'auditor');
  const options = (await auditor.get('/admin/audit')).body;
  const operator =
    options
      .split(`>${name}</option>`)[0]
      ?.match(/operator:[0-9a-f-]{36}/g)
      ?.at(-1) ?? '';
  const query = new URLSearchParams({ action: 'operator_refused', operator });
  const numbersOn = async (path: string): Promise<string[]> => {
    const { body } = await auditor.get(path);
    const older = /href="(\/admin\/audit\?[^"]*before=[^"]*)"/.exec(body)?.[1]?.replaceAll('&amp;', '&');
    const here = [...body.matchAll(/\/admin\/audit\/(\d+)\?/g)].map(([, seq = '']) => seq);
    return [...here, ...(older && here.length > 0 ? await numbersOn(older) : [])];
  };
  const requests: string[] = [];
  for (const seq of new Set(await numbersOn(`/admin/audit?${query}`))) {
    const { body } = await auditor.get(`/admin/audit/${seq}`);
    requests.push(/href="\/admin\/audit\?request=([0-9a-f-]{36})"/.exec(body)?.[1] ?? `event ${seq}`);
  }
  return requests;
}

/** Returns values for the parameters of addresses. Most of them exist. */
async function findSamples(stack: Stack): Promise<Record<string, string>> {
  const { client } = await signInAs(stack, 'administrator');
  const { username } = takePerson(stack, 'local');
  const found = await client.get(`/admin/accounts?q=${username}`);
  const account = /\/admin\/accounts\/local\/([^"/?]+)/.exec(found.body)?.[1] ?? 'missing';
  const operator = /\/admin\/operators\/([0-9a-f-]{36})/.exec((await client.get('/admin/operators')).body)?.[1];
  return {
    directory: 'local',
    account,
    username,
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

const test = base.extend<object, { samples: Record<string, string> }>({
  samples: [async ({ stack }, use) => use(await findSamples(stack)), { scope: 'worker' }],
});

test('the matrix lists every action and every page of the build, and nothing else', () => {
  expect(Object.keys(actionRules).sort()).toEqual(
    readActions()
      .map(({ name }) => name)
      .sort(),
  );
  expect(Object.keys(routeRules).sort()).toEqual(readRoutes().sort());
});

for (const caller of callers) {
  test(`the whole build, with every action called and every page opened by ${caller} (T1, T18)`, async ({
    stack,
    samples,
  }) => {
    test.setTimeout(300_000);
    let { client, name } = await createCaller(stack, caller);
    // Keyed by request id. A refused action redirects the browser, so each cell is one request.
    const refused = new Map<string, string>();
    const wrong: string[] = [];
    const compare = (name: string, page: string, answer: Answer, rule: Rule) => {
      const [outcome, due] = [outcomeOf(answer), outcomeFor(name, rule, caller)];
      if (isRefused(page, due, caller)) refused.set(answer.headers.get('x-request-id') ?? '', name);
      if (outcome !== due) wrong.push(`${name}: ${outcome} (${answer.status}), not ${due}`);
      if (caller.startsWith('scoped') && answer.body.includes(samples['username'] ?? '')) wrong.push(`${name}: shown`);
    };
    for (const route of readRoutes()) {
      const rule = routeRules[route];
      if (rule === undefined || rule === 'a stream') continue;
      compare(route, route, await client.get(addressOf(route, samples)), rule);
    }
    // Actions that end the session come last.
    const actions = readActions().sort((one, other) => Number(isLast(one)) - Number(isLast(other)));
    for (const action of actions) {
      const rule = actionRules[action.name];
      if (rule === undefined) continue;
      if (isLast(action)) ({ client } = await createCaller(stack, caller));
      const form = new FormData();
      form.set(`$ACTION_ID_${action.id}`, '');
      const before = new Map(client.cookies);
      const answer = await client.post(addressOf(pageOf(action), samples), form);
      compare(action.name, pageOf(action), answer, rule);
      for (const [cookie, value] of before) client.cookies.set(cookie, value);
    }
    expect(wrong).toEqual([]);
    if (name === null) return;
    const recorded = (await refusedRequests(stack, name)).map((request) => refused.get(request) ?? request);
    expect(recorded.sort()).toEqual([...refused.values()].sort());
  });
}

const isLast = ({ name }: BuiltAction) => actionRules[name]?.startsWith('ends') === true;

/** Returns a page that has the action. Prefers one that every caller, or at least every operator, may open. */
function pageOf({ pages }: BuiltAction): string {
  const open = ['app/(portal)/page', 'app/admin/(console)/me/page'].find((page) => pages.includes(page));
  const page = open ?? pages[0];
  if (page === undefined) throw new Error('an action without a page');
  return page;
}
