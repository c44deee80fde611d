import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { listDirectories } from '@/lib/admin/directories/list-directories';
import { directoryHealth } from '@/lib/db/schema';
import { makeActor } from '@/lib/operators/testing/make-actor';
import type { CallOutcome } from '@/lib/providers/types';
import { writeMetrics } from '@/lib/services/metrics';
import { checkReadiness } from '@/lib/services/readiness';
import { databaseKinds } from '@/lib/testing/database';
import { openTestServices, type TestServices } from '@/lib/testing/open-test-services';
import { createLine } from './create-line';
import { keepHealth } from './keep-health';
import { readHealth } from './read-health';

describe.each(databaseKinds)('directory health on %s', (kind) => {
  let services: TestServices;
  beforeAll(async () => {
    services = await openTestServices(kind);
  });
  beforeEach(() => services.db.delete(directoryHealth));
  afterAll(() => services.close());

  const open = (directoryId = 'staff') =>
    createLine(services.clock, keepHealth(services.db, services.logger, directoryId));
  const health = async (directoryId = 'staff') => (await readHealth(services, [directoryId])).get(directoryId);
  const worked: CallOutcome = { code: null, silent: false, durationMs: 42 };
  const failed = (code: CallOutcome['code'], silent = false): CallOutcome => ({ code, silent, durationMs: 10 });
  const until = (expected: object) => expect.poll(() => health()).toMatchObject(expected);

  test('a refused key is a failure until a call works, seen by every process of the database (C1)', async () => {
    const line = open();
    line.note('ListUsers', failed('credentials_refused'));
    await until({ failure: 'credentials_refused', failedAt: services.clock(), succeededAt: null });
    services.time.advance(1);
    // Another process finds out.
    open().note('ListUsers', worked);
    await until({ failure: null, succeededAt: services.clock(), latencyMs: 42 });
  });

  test('writes that are refused are a failure while reads work (C1)', async () => {
    const line = open();
    line.note('ResetPassword', failed('forbidden'));
    await until({ failure: 'forbidden' });
    services.time.advance(1);
    line.note('ListUsers', worked);
    await until({ failure: 'forbidden', succeededAt: services.clock() });
  });

  test('a stopped back end fails, with the time until which calls are held; later successes end one failure without a response (C1)', async () => {
    const line = open();
    line.note('GetUser', failed('unavailable', true));
    line.note('GetUser', failed('unavailable', true));
    await until({ failure: 'unavailable', heldUntil: new Date(services.clock().getTime() + 15_000) });
    services.time.advance(60);
    line.note('ListUsers', worked);
    await until({ failure: 'unavailable', heldUntil: null });
    services.time.advance(15 * 60);
    await until({ failure: null });
  });

  test('a failure that concerns one person is not a failure of the directory (C1)', async () => {
    const line = open();
    for (const code of ['account_gone', 'password_refused', 'code_refused', 'throttled', 'busy'] as const)
      line.note('reset', failed(code));
    await until({ failure: null });
  });

  test('an older call of another process changes nothing (C1)', async () => {
    const line = open();
    const keep = keepHealth(services.db, services.logger, 'staff');
    line.note('ListUsers', worked);
    await until({ failure: null });
    const earlier = new Date(services.clock().getTime() - 5_000);
    keep({ ...failed('unavailable', true), endpoint: 'ListUsers', at: earlier, heldUntil: null });
    // Written after it, over the same path.
    line.note('GetUser', worked);
    await expect.poll(() => services.db.select().from(directoryHealth)).toHaveLength(2);
    expect(await health()).toMatchObject({ failure: null });
  });

  test('the list, readiness and the metrics report it; Rekey stays ready, because others work (C1)', async () => {
    open('meeting').note('puzzle', failed('unavailable', true));
    await expect.poll(() => health('meeting')).toMatchObject({ failure: 'unavailable' });
    const auditor = await makeActor(services, 'administrator');
    const file = {
      ...services,
      configSource: 'file' as const,
      config: {
        ...services.config,
        directories: ['staff', 'meeting'].map((id) => ({ id, kind: 'local', name: `Directory ${id}` })),
      },
    };
    const listed = await listDirectories(file, auditor);
    expect(listed.ok && listed.value.directories.map(({ id, state }) => [id, state])).toEqual([
      ['staff', 'usable'],
      ['meeting', 'failing'],
    ]);
    expect(await checkReadiness(services)).toMatchObject({ ready: true, directories: { usable: 2, failing: 1 } });
    expect(await writeMetrics(services)).toContain('rekey_directory_up{directory="meeting"} 0');
  });
});
