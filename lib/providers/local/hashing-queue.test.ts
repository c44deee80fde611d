import { expect, test } from 'vitest';
import { createHashingQueue } from './hashing-queue';

/** A task that ends on command. */
function createTask() {
  let finish: () => void = () => {};
  const ended = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const task = { started: false, finish, run: async () => {} };
  task.run = async () => {
    task.started = true;
    await ended;
  };
  return task;
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

test('runs two at a time, queues a bounded number in order, and refuses the rest', async () => {
  const queue = createHashingQueue(2, 2);
  const tasks = Array.from({ length: 5 }, createTask);
  const answers = tasks.map((task) => queue.run(task.run));
  await settle();
  expect(tasks.map((task) => task.started)).toEqual([true, true, false, false, false]);
  expect(await answers[4]).toEqual({ ok: false, error: 'busy' });
  tasks[1]?.finish();
  await settle();
  expect(tasks.map((task) => task.started)).toEqual([true, true, true, false, false]);
  for (const task of tasks) task.finish();
  expect((await Promise.all(answers)).map((answer) => answer.ok)).toEqual([true, true, true, true, false]);
});

test('gives up a place in the queue without taking a turn from others', async () => {
  const queue = createHashingQueue(1, 5);
  const [first, second, third] = [createTask(), createTask(), createTask()];
  const leaving = new AbortController();
  const answers = [queue.run(first.run), queue.run(second.run, leaving.signal), queue.run(third.run)];
  leaving.abort();
  expect(await answers[1]).toEqual({ ok: false, error: 'cancelled' });
  expect([second.started, third.started]).toEqual([false, false]);
  first.finish();
  await settle();
  expect(third.started).toBe(true);
  third.finish();
  expect((await answers[2])?.ok).toBe(true);
  expect((await queue.run(async () => 7)).ok).toBe(true);
});

test('a task that throws gives its turn back', async () => {
  const queue = createHashingQueue(1, 1);
  await expect(queue.run(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await queue.run(async () => 7)).toEqual({ ok: true, value: 7 });
});

test('no task starts once the signal has fired', async () => {
  const task = createTask();
  expect(await createHashingQueue(1, 1).run(task.run, AbortSignal.abort())).toEqual({ ok: false, error: 'cancelled' });
  expect(task.started).toBe(false);
});
