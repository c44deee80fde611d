import { expect, test } from 'vitest';
import { createTestDeps } from '@/lib/providers/testing/test-deps';
import { createAppIdToken } from './app-id-token';
import vectorFile from './app-id-vectors.json';
import { meetingSettingsSchema } from './config';
import { createRateWindow } from './rate-window';
import { signAppId } from './sign-app-id';

/**
 * An empty company stands for the service provider's own administrator, who has no users: that case cannot be
 * configured.
 */
const vectors = vectorFile.vectors.filter(({ input }) => input.corpId !== '');

test.each(vectors)('signs in with the body and signature of vector $id, valid for ten minutes', async (vector) => {
  const { appId, appKey, corpId, userId } = vector.input;
  const sent: { authorization: string; body: Record<string, unknown> }[] = [];
  const deps = createTestDeps({
    fetch: async (_input, init) => {
      const authorization = new Headers(init?.headers).get('authorization') ?? '';
      sent.push({ authorization, body: JSON.parse(String(init?.body)) as Record<string, unknown> });
      return Response.json({ accessToken: 'token-of-the-tests', validPeriod: 43_200 });
    },
  });
  const optional = { ...(corpId ? { corpId } : {}), ...(userId ? { userId } : {}) };
  const settings = meetingSettingsSchema.parse({ appId, appKey, ...optional });
  const token = createAppIdToken({ appId, appKey }, { settings, deps, rateWindow: createRateWindow() });
  const before = Math.floor(deps.clock().getTime() / 1000);
  expect(await token.get()).toEqual({ ok: true, value: 'token-of-the-tests' });

  const [{ authorization, body } = { authorization: '', body: {} as Record<string, unknown> }] = sent;
  const { expireTime, nonce } = body;
  if (typeof expireTime !== 'number' || typeof nonce !== 'string') throw new Error('no life or no nonce');
  expect(body).toEqual({ ...vector.exampleBody, expireTime, nonce });
  expect(expireTime - before).toBeGreaterThanOrEqual(600);
  expect(expireTime - before).toBeLessThanOrEqual(602);
  expect(nonce).toMatch(/^[0-9a-f]{48}$/);
  expect(authorization).toBe(signAppId({ appId, appKey, corpId, userId, expireTime, nonce }));
});
