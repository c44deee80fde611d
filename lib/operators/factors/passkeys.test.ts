import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { factorsOf } from '@/lib/factors/factors-of';
import type { Actor } from '@/lib/operators/actor';
import { acceptPasskey, askForPasskey, offerNewPasskey } from '@/lib/operators/factors/operator-passkeys';
import { enrollingOperator } from '@/lib/operators/testing/enrolled-operator';
import { actorBehind, signInTestOperator } from '@/lib/operators/testing/signed-in-operator';
import { createSoftwarePasskey } from '@/lib/operators/testing/software-passkey';
import { databaseKinds } from '@/lib/testing/database';
import { openTestServices, type TestServices } from '@/lib/testing/open-test-services';
import { addPasskey } from './add-passkey';

describe.each(databaseKinds)('a passkey on %s', (kind) => {
  let services: TestServices;
  beforeAll(async () => {
    services = await openTestServices(kind);
  });
  afterAll(() => services.close());

  const now = () => services.clock();

  const origin = 'https://reset.example.com';

  async function withPasskey() {
    const actor = await enrollingOperator(services);
    const device = createSoftwarePasskey(origin);
    const answer = device.make(await offerNewPasskey(services, actor));
    const added = await addPasskey(services, actor, { answer, name: 'Laptop' });
    if (!added.ok) throw new Error(added.error.code);
    return { device, answer, actor: await actorBehind(services, added.value) };
  }

  test('one is added and used, each answer once', async () => {
    const { device, actor } = await withPasskey();
    const answer = device.use(await askForPasskey(services, actor));
    expect(await acceptPasskey(services, actor, answer)).toBe(true);
    expect(await acceptPasskey(services, actor, answer)).toBe(false);
    const [stored] = (await factorsOf(services.db, actor.operator.id)).passkeys;
    expect(stored).toMatchObject({ id: device.id, name: 'Laptop', counter: 2 });
    expect(stored?.lastUsedAt).toEqual(now());
  });

  test('one answer that comes twice together is taken once', async () => {
    const { device, actor } = await withPasskey();
    const answer = device.use(await askForPasskey(services, actor));
    const taken = await Promise.all(Array.from({ length: 5 }, () => acceptPasskey(services, actor, answer)));
    expect(taken.filter(Boolean)).toHaveLength(1);
  });

  test('the options ask for a verified user, our own name and 256 random bits', async () => {
    const { actor } = await withPasskey();
    const options = JSON.parse(await askForPasskey(services, actor));
    expect(options).toMatchObject({ rpId: 'reset.example.com', userVerification: 'required' });
    expect(Buffer.from(options.challenge, 'base64url')).toHaveLength(32);
    expect(JSON.parse(await askForPasskey(services, actor)).challenge).not.toBe(options.challenge);
  });

  test.each([
    ['another site', { origin: 'https://reset.example.com.evil.example' }],
    ['another challenge', { challenge: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }],
    ['an unverified user', { unverified: true }],
    ['a counter that went back', { counter: 1 }],
  ])('an answer for %s is refused', async (_name, bend) => {
    const { device, actor } = await withPasskey();
    expect(await acceptPasskey(services, actor, device.use(await askForPasskey(services, actor), bend))).toBe(false);
  });

  test('an answer after two minutes, for another session, or of another operator’s passkey is refused', async () => {
    const { device, actor } = await withPasskey();
    const late = device.use(await askForPasskey(services, actor));
    services.time.advance(121);
    expect(await acceptPasskey(services, actor, late)).toBe(false);
    const { actor: elsewhere } = await signInTestOperator(services, actor.operator);
    const answer = device.use(await askForPasskey(services, actor));
    expect(await acceptPasskey(services, elsewhere, answer)).toBe(false);
    const { actor: other } = await withPasskey();
    expect(await acceptPasskey(services, other, device.use(await askForPasskey(services, other)))).toBe(false);
  });

  test.each(['', 'null', '{}', '[]', '{"id":1}', 'x'.repeat(5000)])('%j is no answer', async (text) => {
    const { actor } = await withPasskey();
    await askForPasskey(services, actor);
    expect(await acceptPasskey(services, actor, text)).toBe(false);
  });

  test('a passkey belongs to one operator', async () => {
    const { device } = await withPasskey();
    const actor = await enrollingOperator(services);
    const answer = device.make(await offerNewPasskey(services, actor));
    expect(await addPasskey(services, actor, { answer, name: 'Taken' })).toEqual({
      ok: false,
      error: { code: 'passkey_failed' },
    });
    expect((await actorBehindSame(actor)).session.stage).toBe('enrol');
  });

  async function actorBehindSame(actor: Actor): Promise<Actor> {
    const { actor: again } = await signInTestOperator(services, actor.operator, 'enrol');
    return again;
  }
});
