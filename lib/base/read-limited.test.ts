import { expect, test } from 'vitest';
import { readLimited } from './read-limited';

/** A stream of pieces of one kilobyte that notes how many were asked for, and whether it was cancelled. */
function kilobytes(count: number) {
  const seen = { asked: 0, cancelled: false };
  const stream = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (seen.asked === count) return controller.close();
        seen.asked += 1;
        controller.enqueue(new Uint8Array(1024).fill(97));
      },
      cancel() {
        seen.cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { seen, stream };
}

test('reads what fits, to the last byte', async () => {
  expect((await readLimited(kilobytes(3).stream, 3 * 1024))?.toString()).toBe('a'.repeat(3 * 1024));
  expect(await readLimited(kilobytes(0).stream, 0)).toHaveLength(0);
  expect(await readLimited(null, 10)).toHaveLength(0);
});

test('stops at the first byte too many and cancels the rest', async () => {
  const { seen, stream } = kilobytes(Number.POSITIVE_INFINITY);
  expect(await readLimited(stream, 3 * 1024 - 1)).toBeNull();
  expect(seen).toEqual({ asked: 3, cancelled: true });
});

test('a source that fails is no short body', async () => {
  async function* broken() {
    yield new Uint8Array(1);
    throw new Error('gone');
  }
  await expect(readLimited(broken(), 10)).rejects.toThrow('gone');
});
