import { expect, test } from 'vitest';
import { keepFresh } from './keep-fresh';

/**
 * A renderer that waits until the test lets it continue. It stores the setting as it was at the start of the render.
 */
function setUp() {
  const pages = new Map<string, string>([['en', 'old']]);
  const failures: unknown[] = [];
  const waiting: { done: () => void; fail: (error: Error) => void }[] = [];
  let settings = 'old';
  const again = keepFresh(
    pages,
    async () => {
      const seen = settings;
      await new Promise<void>((done, fail) => waiting.push({ done, fail }));
      pages.set('en', seen);
    },
    (error) => failures.push(error),
  );
  return {
    pages,
    failures,
    waiting,
    change(to: string) {
      settings = to;
      again();
    },
    settle: () => new Promise((turn) => setImmediate(turn)),
  };
}

test('an old page is gone at once, and the new one follows', async () => {
  const { pages, waiting, change, settle } = setUp();
  change('new');
  expect(pages.size).toBe(0);
  await settle();
  waiting[0]?.done();
  await settle();
  expect(pages.get('en')).toBe('new');
});

test('what changes while it is made is not lost, and nothing of before stays', async () => {
  const { pages, waiting, change, settle } = setUp();
  change('first');
  await settle();
  change('second');
  change('third');
  waiting[0]?.done();
  await settle();
  expect(pages.size).toBe(0);
  expect(waiting).toHaveLength(2);
  waiting[1]?.done();
  await settle();
  expect(pages.get('en')).toBe('third');
});

test('a page that cannot be made stays away until the next change', async () => {
  const { pages, failures, waiting, change, settle } = setUp();
  change('first');
  await settle();
  waiting[0]?.fail(new Error('not now'));
  await settle();
  expect(pages.size).toBe(0);
  expect(failures).toHaveLength(1);
  change('second');
  await settle();
  waiting[1]?.done();
  await settle();
  expect(pages.get('en')).toBe('second');
});
