import { expect, test } from 'vitest';
import { streamText } from './stream-text';

/** A source that records when each chunk is requested, and when the reader cancels. */
function source() {
  const seen = { asked: 0, ended: false };
  async function* pieces() {
    try {
      for (const piece of ['a', 'é', '👋']) {
        seen.asked += 1;
        yield piece;
      }
    } finally {
      seen.ended = true;
    }
  }
  return { seen, pieces: pieces() };
}

test('sends every piece as UTF-8', async () => {
  expect(await new Response(streamText(source().pieces)).text()).toBe('aé👋');
});

test('asks for a piece only when one is wanted, and ends the source with the reader', async () => {
  const { seen, pieces } = source();
  const reader = streamText(pieces).getReader();
  expect(seen.asked).toBe(0);
  await reader.read();
  expect(seen).toEqual({ asked: 1, ended: false });
  await reader.cancel();
  expect(seen).toEqual({ asked: 1, ended: true });
});

test('a source that fails breaks the stream instead of ending it', async () => {
  async function* broken() {
    yield 'a';
    throw new Error('gone');
  }
  await expect(new Response(streamText(broken())).text()).rejects.toThrow('gone');
});
