import { expect, test } from 'vitest';
import { type Asked, nextAnswers } from './next-answers';

type Late = Asked<number> & { give: (answer: number) => void };

function ask(name: string): Late {
  const { promise, resolve } = Promise.withResolvers<number>();
  return { name, answer: promise, give: resolve };
}

const isHit = (count: number) => count > 0;
const never = () => new Promise<void>(() => undefined);
const atOnce = () => Promise.resolve();
const names = (asked: readonly Asked<number>[]) => asked.map(({ name }) => name);

test('the first hit does not wait for who is slow, nor for who found nobody (C20)', async () => {
  const [cloud, slow, local] = [ask('cloud'), ask('slow'), ask('local')] as const;
  const round = nextAnswers([cloud, slow, local], isHit, atOnce);
  cloud.give(0);
  local.give(2);
  expect(await round).toEqual({ shown: [2], rest: [cloud, slow], waitingFor: ['slow'] });
});

test('what comes close together stands in the order of the directories (C20)', async () => {
  const [one, two] = [ask('one'), ask('two')] as const;
  const grace = Promise.withResolvers<void>();
  const round = nextAnswers([one, two], isHit, () => grace.promise);
  two.give(2);
  await Promise.resolve();
  one.give(1);
  expect(await round).toEqual({ shown: [1, 2], rest: [], waitingFor: [] });
});

test('a later round shows what came later, and the last one leaves who found nobody (C20)', async () => {
  const [empty, early, late] = [ask('empty'), ask('early'), ask('late')] as const;
  early.give(1);
  const first = await nextAnswers([empty, early, late], isHit, atOnce);
  expect([first.shown, names(first.rest), first.waitingFor]).toEqual([[1], ['empty', 'late'], ['empty', 'late']]);
  const second = nextAnswers(first.rest, isHit, never);
  empty.give(0);
  late.give(3);
  expect(await second).toEqual({ shown: [3], rest: [empty], waitingFor: [] });
});

test('where nobody finds anybody, all are left, and none is waited for (C20)', async () => {
  const [one, two] = [ask('one'), ask('two')] as const;
  const round = nextAnswers([one, two], isHit, never);
  one.give(0);
  two.give(0);
  expect(await round).toEqual({ shown: [], rest: [one, two], waitingFor: [] });
  expect(await nextAnswers([], isHit, never)).toEqual({ shown: [], rest: [], waitingFor: [] });
});
