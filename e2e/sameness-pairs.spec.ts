import { expect, test } from './fixtures';
import { type Answer, createFormClient } from './form-client';
import { maskAnswer, maskSeconds } from './mask-answer';
import { generatePeople } from './stack/generate-people';
import { readSharedStack } from './stack/shared-stack';
import type { Directory, Person, Stack } from './stack/stack';
import { type RunningStack, startStack } from './stack/start-stack';

/** Enough that what shows in one of a hundred would be seen. */
const pairs = 200;
const atOnce = 4;

for (const directory of ['local', 'cloud', 'meeting'] as const) {
  test.describe(`known and unknown people of ${directory} cannot be told apart`, () => {
    let pair: RunningStack;

    test.beforeAll(async () => {
      test.setTimeout(300_000);
      const name = `pair-${directory}`;
      const people = generatePeople(name, { cloud: 1, meeting: 1, local: 1, [directory]: pairs });
      // Only what many people at once would reach is raised: the limits of one person are the defaults.
      const limits = { wrongChecksPerDay: 1_000_000 };
      pair = await startStack({ name, run: readSharedStack().stack.run, people, demo: true, config: { limits } });
    });
    test.afterAll(() => pair?.stop());

    test(`over ${pairs} pairs, at every limit and under two names (T2, T16, F18, portal 9)`, async () => {
      test.setTimeout(1_800_000);
      const people = [...pair.stack.people[directory]];
      const sizes: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] };
      const compareNext = async (): Promise<void> => {
        for (let known = people.pop(); known; known = people.pop()) {
          const nobody = {
            ...known,
            email: known.email.replace(/^pair/, 'nope'),
            username: known.username.replace(/^pair/, 'nope'),
          };
          const seen = await walk(pair.stack, known, directory);
          const other = await walk(pair.stack, nobody, directory);
          expect(other.map(([what]) => what)).toEqual(seen.map(([what]) => what));
          for (const [at, [what, answer]] of seen.entries()) {
            const there = other[at]?.[1] ?? answer;
            expect(masked(there, nobody), what).toEqual(masked(answer, known));
            // Pictures differ in size from one to the next, for everybody.
            if (directory === 'meeting') {
              sizes.known.push(answer.body.length);
              sizes.unknown.push(there.body.length);
            } else expect(maskSeconds(there.body).length, what).toBe(maskSeconds(answer.body).length);
          }
        }
      };
      await Promise.all(Array.from({ length: atOnce }, compareNext));
      if (directory === 'meeting') expect(Math.abs(mean(sizes.known) / mean(sizes.unknown) - 1)).toBeLessThan(0.05);
    });
  });
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function masked(answer: Answer, { email, username }: Person) {
  const { status, headers, body } = maskAnswer(answer, email);
  return { status, headers, body: body.map((piece) => piece.replaceAll(username, 'IDENTIFIER')) };
}

/**
 * Every answer to one name and then to the other, from one place: a start, wrong codes until the code is spent, a new one too
 * soon, another browser within the minute, the other way until its code is spent too, and the limits after that.
 */
async function walk(stack: Stack, person: Pick<Person, 'email' | 'username'>, directory: Directory) {
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
