import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databaseKinds } from '@/lib/testing/database';
import { openTestServices, type TestServices } from '@/lib/testing/open-test-services';
import { findSession } from './operator-sessions';
import { answerSessionLeft } from './session-left';
import { addTestOperator, signInTestOperator } from './testing/signed-in-operator';

const minute = 60;

describe.each(databaseKinds)('what is left of a session on %s', (kind) => {
  let services: TestServices;
  beforeAll(async () => {
    services = await openTestServices(kind);
  });
  afterAll(() => services.close());

  const left = (token: string) => answerSessionLeft(services, token);
  const over = { operator: null, secondsLeft: 0, canStay: false };

  test('is told as it is, and asking does not make it longer (C21)', async () => {
    const operator = await addTestOperator(services);
    const { token } = await signInTestOperator(services, operator);
    expect(await left(token)).toEqual({ operator: operator.id, secondsLeft: 15 * minute, canStay: true });
    for (let asked = 0; asked < 14; asked += 1) {
      services.time.advance(minute);
      await left(token);
    }
    expect(await left(token)).toMatchObject({ secondsLeft: minute });
    services.time.advance(minute + 1);
    expect(await left(token)).toEqual(over);
    expect(await findSession(services.db, token, services.clock())).toMatchObject({ found: false, reason: 'idle' });
  });

  test('starts again with what is done, but not beyond the longest session (C21)', async () => {
    const { token } = await signInTestOperator(services, await addTestOperator(services));
    for (let passed = 0; passed + 14 < 8 * 60; passed += 14) {
      services.time.advance(14 * minute);
      const found = await findSession(services.db, token, services.clock());
      expect(found.found && found.session.lastSeenAt).toEqual(services.clock());
    }
    // 34 times 14 minutes: 4 minutes of the 8 hours are left, whatever is done.
    expect(await left(token)).toMatchObject({ secondsLeft: 4 * minute, canStay: false });
  });

  test('is nothing for an unknown token, and before the second factor (C21)', async () => {
    const { token } = await signInTestOperator(services, await addTestOperator(services), 'factor');
    expect(await left(token)).toEqual(over);
    expect(await left('nobody knows it')).toEqual(over);
    expect(await answerSessionLeft(services, undefined)).toEqual(over);
  });
});
