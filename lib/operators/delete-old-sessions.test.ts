import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { operatorSession } from '@/lib/db/console-schema';
import { addTestOperator, signInTestOperator } from '@/lib/operators/testing/signed-in-operator';
import { databaseKinds } from '@/lib/testing/database';
import { openTestServices, type TestServices } from '@/lib/testing/open-test-services';
import { deleteOldSessions } from './delete-old-sessions';
import { endSession } from './operator-sessions';

describe.each(databaseKinds)('on %s', (kind) => {
  let services: TestServices;
  beforeAll(async () => {
    services = await openTestServices(kind);
  });
  afterAll(() => services.close());

  test('sessions go 30 days after they ended or ran out, and not before', async () => {
    const operator = await addTestOperator(services);
    const { actor: left } = await signInTestOperator(services, operator);
    const { actor: ended } = await signInTestOperator(services, operator);
    await services.db.transaction((tx) => endSession(tx, ended.session.id, 'signed_out', services.clock()));
    const kept = async () => (await services.db.select().from(operatorSession)).map(({ id }) => id).sort();
    services.time.advance(30 * 24 * 3600);
    await deleteOldSessions(services);
    expect(await kept()).toEqual([left.session.id, ended.session.id].sort());
    services.time.advance(1);
    await deleteOldSessions(services);
    expect(await kept()).toEqual([left.session.id]);
    services.time.advance(8 * 3600);
    await deleteOldSessions(services);
    expect(await kept()).toEqual([]);
  });
});
