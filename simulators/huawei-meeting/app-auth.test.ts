import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import golden from '@/lib/providers/huawei-meeting/app-id-vectors.json';
import type { Answer } from './answer';
import { signIn } from './app-auth';
import { createState } from './state';

type Vector = (typeof golden.vectors)[number];

/** Starts a simulator that knows the app of a vector, with its clock ten minutes before the vector expires. */
function prepare({ input, expected, exampleBody }: Vector, secondsLate = -600) {
  const corpIds = input.scene === 'multi' ? ['807000001'] : null;
  const state = createState([], [{ appId: input.appId, appKey: input.appKey, corpIds }], null);
  const clock = input.expireTime === 0 ? Date.now() / 1000 : input.expireTime + secondsLate;
  state.switches.clockOffsetSeconds = Math.round(clock - Date.now() / 1000);
  return async (body: Record<string, unknown> = exampleBody, authorization = expected.authorization) => {
    const url = new URL('http://simulator.invalid/v2/usg/acs/auth/appauth');
    const answer = await signIn(state, { method: 'POST', url, headers: { authorization }, body });
    return `${answer.status} ${codeOf(answer)}`;
  };
}

function codeOf({ body }: Answer): string {
  return String((body as { error_code?: string }).error_code ?? 'ok');
}

const sign = (appKey: string, text: string) =>
  `HMAC-SHA256 signature=${createHmac('sha256', appKey).update(text).digest('hex')}`;

test.each(golden.vectors)('accepts the sign-in of vector $id, with hex in either case', async (vector) => {
  const call = prepare(vector);
  expect(await call()).toBe('200 ok');
  const upper = vector.expected.authorization.replace(/[0-9a-f]{64}$/, (hex) => hex.toUpperCase());
  expect(await call(vector.exampleBody, upper)).toBe('200 ok');
});

test.each(golden.vectors)('refuses vector $id for the other kind of app, and with any part changed', async (vector) => {
  const { input, exampleBody } = vector;
  const scene = input.scene === 'multi' ? 'single' : 'multi';
  expect(await prepare({ ...vector, input: { ...input, scene } } as Vector)()).toBe('401 USG.206010025');
  for (const change of [{ userId: 'eve' }, { nonce: 'n'.repeat(32) }, { expireTime: input.expireTime + 1 }])
    expect(await prepare(vector)({ ...exampleBody, ...change })).toBe('401 USG.206010025');
});

test.each(golden.negativeCases)('refuses $id as the vendor does', async (negative) => {
  const base = golden.vectors[0];
  if (!base) throw new Error('the vectors are empty');
  const { httpStatus } = negative.serverShouldAnswer;
  const code = 'codeSeenInClientSdkDocs' in negative.serverShouldAnswer ? negative.serverShouldAnswer : null;
  const digits = /^\d+/.exec(code?.codeSeenInClientSdkDocs ?? '')?.[0];
  const { userId, ...withoutUser } = base.exampleBody as Record<string, unknown>;
  const { appId, appKey, expireTime } = base.input;
  const withNonce = (nonce: string) =>
    prepare(base)({ ...base.exampleBody, nonce }, sign(appKey, [appId, userId, expireTime, nonce].join(':')));
  const attacks: Record<string, () => Promise<string>[]> = {
    expired: () => [prepare(base, 2)()],
    'bad-signature': () => [
      prepare(base)(
        base.exampleBody,
        base.expected.authorization.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
      ),
      prepare(base)(base.exampleBody, sign(`${appKey}x`, base.expected.stringToSign)),
    ],
    'nonce-too-short': () => [withNonce('n'.repeat(31)), withNonce('n'.repeat(65))],
    'user-in-signature-not-in-body': () => [prepare(base)(withoutUser)],
  };
  const answers = await Promise.all(attacks[negative.id]?.() ?? []);
  expect(answers.length).toBeGreaterThan(0);
  for (const answer of answers) {
    expect(answer.startsWith(`${httpStatus} `)).toBe(true);
    if (digits) expect(answer).toBe(`${httpStatus} USG.${digits}`);
  }
  expect(await withNonce('n'.repeat(32))).toBe('200 ok');
  expect(await withNonce('n'.repeat(64))).toBe('200 ok');
});
