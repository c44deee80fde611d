import { expect, test } from './helpers/fixtures';
import { type Answer, createFormClient, type FormClient } from './helpers/wire/form-client';
import { maskAnswer, maskSeconds } from './helpers/wire/mask-answer';
import { generatePeople } from './stack/generate-people';
import { readSharedStack } from './stack/shared-stack';
import type { Directory, Person, Stack } from './stack/stack';
import { type RunningStack, startStack } from './stack/start-stack';

/** Enough pairs to notice a difference that shows in one of a hundred. */
const pairs = 200;
const atOnce = 4;

/** Raises only a limit that all people share; limits per person keep their defaults. */
const limits = { wrongChecksPerDay: 1_000_000 };

for (const directory of ['local', 'cloud', 'meeting'] as const) {
  test.describe(`known and unknown people of ${directory} cannot be told apart`, () => {
    const portal = openPortal(`pair-${directory}`, directory, limits);
    test(`over ${pairs} pairs, at every limit and under two names (T2, T16, F18, portal 9)`, async () => {
      test.setTimeout(1_800_000);
      await compare(portal(), directory, walk);
    });
  });
}

for (const directory of ['local', 'cloud'] as const) {
  test.describe(`known and unknown people of ${directory} cannot be told apart when their codes are used up`, () => {
    // Allows several codes a minute, so that the test does not have to wait between them.
    const contactSends = { perMinute: 10, perQuarterHour: 3 };
    const portal = openPortal(`pair-sends-${directory}`, directory, { ...limits, contactSends });
    test(`over ${pairs} pairs, under two names (F18, portal 9)`, async () => {
      test.setTimeout(1_800_000);
      await compare(portal(), directory, useUpCodes);
    });
  });
}

/** Starts a portal with enough people for the tests of one block. The returned function works once they run. */
function openPortal(name: string, directory: Directory, limits: object): () => Stack {
  let running: RunningStack | undefined;
  test.beforeAll(async () => {
    test.setTimeout(300_000);
    const people = generatePeople(name, { cloud: 1, meeting: 1, local: 1, [directory]: pairs });
    running = await startStack({ name, run: readSharedStack().stack.run, people, demo: true, config: { limits } });
  });
  test.afterAll(() => running?.stop());
  return () => {
    if (!running) throw new Error('the portal is not there');
    return running.stack;
  };
}

type Walk = (stack: Stack, person: Person, directory: Directory) => Promise<[string, Answer][]>;

/** Takes each person and an unknown counterpart through the same walk, and compares all answers. */
async function compare(stack: Stack, directory: Directory, walk: Walk): Promise<void> {
  const people = [...stack.people[directory]];
  const sizes: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] };
  const compareNext = async (): Promise<void> => {
    for (let known = people.pop(); known; known = people.pop()) {
      const nobody = {
        ...known,
        email: known.email.replace(/^pair/, 'nope'),
        username: known.username.replace(/^pair/, 'nope'),
      };
      const seen = await walk(stack, known, directory);
      const other = await walk(stack, nobody, directory);
      expect(other.map(([what]) => what)).toEqual(seen.map(([what]) => what));
      for (const [at, [what, answer]] of seen.entries()) {
        const there = other[at]?.[1] ?? answer;
        expect(masked(there, nobody), what).toEqual(masked(answer, known));
        // Pictures differ in size for everybody, so only the means are compared.
        if (directory === 'meeting') {
          sizes.known.push(answer.body.length);
          sizes.unknown.push(there.body.length);
        } else expect(maskSeconds(there.body).length, what).toBe(maskSeconds(answer.body).length);
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, compareNext));
  if (directory === 'meeting') expect(Math.abs(mean(sizes.known) / mean(sizes.unknown) - 1)).toBeLessThan(0.05);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function masked(answer: Answer, { email, username }: Person) {
  const { status, headers, body } = maskAnswer(answer, email);
  return { status, headers, body: body.map((piece) => piece.replaceAll(username, 'IDENTIFIER')) };
}

/**
 * Returns every answer to one name and then to the other, from one network address: a start, wrong codes until the code
 * is spent, a request for a new code too soon, another browser within the minute, the other method until its code is
 * spent too, and then the limits.
 */
async function walk(stack: Stack, person: Person, directory: Directory): Promise<[string, Answer][]> {
  const answers: [string, Answer][] = [];
  const first = createFormClient(stack.app);
  const second = createFormClient(stack.app, first.address);
  const keep = (what: string, answer: Answer) => {
    answers.push([what, answer]);
    return answer;
  };
  const begin = async (client: typeof first, what: string, identifier: string) => {
    const values = { identifier, directory };
    keep(what, await client.submit('/', await client.get('/?directory'), 'identifier', values));
    return keep(`the page after ${what}`, await client.get('/verify'));
  };
  const page = await begin(first, 'a start', person.email);
  if (directory === 'meeting') {
    for (let slide = 1; slide <= 3; slide += 1)
      keep(`slide ${slide}`, await first.submit('/verify', await first.get('/verify'), 'pointX', { pointX: '0' }));
    await begin(second, 'a start under another name', person.username);
    return answers;
  }
  const guess = async (client: typeof first, of: Answer, times: number, what: string) => {
    for (let time = 1; time <= times; time += 1)
      keep(`${what}, wrong code ${time}`, await client.submit('/verify', of, 'code', { code: '000000' }));
  };
  await guess(first, page, 6, 'the first code');
  keep('a new code too soon', await first.submit('/verify', page, 'method', { method: 'email' }));
  await begin(second, 'a start in another browser', person.email);
  keep('the other way', await first.submit('/verify', page, 'method', { method: 'sms' }));
  await guess(first, page, 6, 'the second code');
  keep('a code when the tries are used up', await first.submit('/verify', page, 'method', { method: 'email' }));
  keep('the page when the tries are used up', await first.get('/verify'));
  const other = createFormClient(stack.app, first.address);
  const there = await begin(other, 'a start under another name', person.username);
  await guess(other, there, 2, 'the other name');
  const late = createFormClient(stack.app, first.address);
  await begin(late, 'a start when the tries are used up', person.email);
  return answers;
}

/** Returns every answer to one name until it gets no more codes, and then to another browser and the other name. */
async function useUpCodes(stack: Stack, person: Person, directory: Directory): Promise<[string, Answer][]> {
  const answers: [string, Answer][] = [];
  const first = createFormClient(stack.app);
  const begin = async (client: FormClient, what: string, identifier: string) => {
    const values = { identifier, directory };
    answers.push([what, await client.submit('/', await client.get('/?directory'), 'identifier', values)]);
    const page = await client.get('/verify');
    answers.push([`the page after ${what}`, page]);
    return page;
  };
  await begin(first, 'a start', person.email);
  for (let time = 2; time <= 4; time += 1) {
    const page = await first.get('/verify');
    answers.push([`code ${time}`, await first.submit('/verify', page, 'method', { method: 'email' })]);
  }
  expect(answers.at(-1)?.[1].body).toMatch(/send more codes right now\. Try another way, or come back in \d+ minutes/);
  const over = await first.get('/verify');
  answers.push(['the page when the codes are used up', over]);
  answers.push(['a code after that', await first.submit('/verify', over, 'code', { code: '000000' })]);
  await begin(createFormClient(stack.app, first.address), 'a start in another browser', person.email);
  await begin(createFormClient(stack.app, first.address), 'a start under another name', person.username);
  return answers;
}
