import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { z } from 'zod';
import vectorFile from './app-id-vectors.json';
import { signAppId } from './sign-app-id';

const vectors = z
  .object({
    vectors: z.array(
      z.object({
        id: z.string(),
        input: z.object({
          scene: z.enum(['single', 'multi']),
          appId: z.string(),
          appKey: z.string(),
          corpId: z.string().nullable(),
          userId: z.string(),
          expireTime: z.number(),
          nonce: z.string(),
        }),
        expected: z.object({ stringToSign: z.string(), signatureHexLower: z.string(), authorization: z.string() }),
      }),
    ),
  })
  .parse(vectorFile).vectors;

test('there are vectors for both kinds of app', () => {
  expect(new Set(vectors.map((vector) => vector.input.scene)).size).toBe(2);
});

test.each(vectors)('signs like vector $id', ({ input, expected }) => {
  expect(signAppId(input)).toBe(expected.authorization);
});

test.each(vectors)('signed text and signature agree in vector $id', ({ input, expected }) => {
  const hex = createHmac('sha256', input.appKey).update(expected.stringToSign, 'utf8').digest('hex');
  expect(hex).toBe(expected.signatureHexLower);
  expect(expected.authorization).toBe(`HMAC-SHA256 signature=${hex}`);
});

test.each(vectors)('any other key, user or nonce gives another signature: $id', ({ input, expected }) => {
  for (const change of [{ appKey: `${input.appKey}x` }, { userId: `${input.userId}x` }, { nonce: `${input.nonce}x` }]) {
    expect(signAppId({ ...input, ...change })).not.toBe(expected.authorization);
  }
});
