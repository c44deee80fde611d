import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { err, ok } from '@/lib/base/result';
import { createAccountIndex } from '@/lib/db/account-index';
import type { Directory } from '@/lib/directories/directory';
import { startWorkers } from '@/lib/jobs/start-workers';
import type { Provider, ProviderError } from '@/lib/providers/types';
import { checkReadiness } from '@/lib/services/readiness';
import { databaseKinds } from '@/lib/testing/database';
import { openTestServices, type TestServices } from '@/lib/testing/open-test-services';
import { noteMissingIndexes, refreshIndex, requestRefreshes } from './refresh-index';

const context = { jobId: 'job', tryNumber: 1, isLastTry: false, signal: new AbortController().signal };

describe.each(databaseKinds)('the index of accounts on %s', (kind) => {
  let services: TestServices;
  let runs = 0;
  let failure: ProviderError | null = null;
  beforeAll(async () => {
    services = await openTestServices(kind);
    const read: NonNullable<Provider['refreshIndex']> = async () => {
      runs += 1;
      if (failure) return err(failure);
      const index = createAccountIndex(services.db, 'cloud', services.clock);
      const { generation } = await index.begin();
      const ana = { id: '1', username: 'ana', displayName: null, contacts: [], status: 'active' as const };
      await index.putPage(generation, 1, [ana]);
      return ok({ accounts: await index.finish(generation) });
    };
    const cloud: Directory = {
      ...services.staff,
      id: 'cloud',
      capabilities: { ...services.staff.capabilities, indexed: true },
      provider: { ...services.provider, refreshIndex: read },
    };
    services.directories = { ...services.directories, usable: [...services.directories.usable, cloud] };
  });
  beforeEach(() => {
    failure = null;
  });
  afterAll(() => services.close());

  const waiting = async () => {
    const { rows } = await services.database.runSql(
      `select data, state from jobs.job where name = 'refresh-index'`,
      [],
    );
    return rows;
  };

  test('Rekey is not ready before every index has been read once', async () => {
    expect((await checkReadiness(services, 0)).ready).toBe(true);
    await noteMissingIndexes(services);
    expect([...services.missingIndexes]).toEqual(['cloud']);
    expect(await checkReadiness(services, 0)).toMatchObject({ ready: false, database: true, indexes: false });
    // There is a limit to this: after a minute, accounts that are already in the index are served.
    expect(await checkReadiness(services, 60_001)).toMatchObject({ ready: true, indexes: true });
  });

  test('a failure of the back end makes the job retry, and Rekey stays unready', async () => {
    failure = { code: 'throttled', retryAfterSeconds: 5 };
    expect(await refreshIndex(services)({ directoryId: 'cloud' }, context)).toEqual({
      ok: false,
      error: { code: 'throttled', isFinal: false },
    });
    expect((await checkReadiness(services, 0)).ready).toBe(false);
    expect(services.logger.lines.at(-1)).toMatchObject({ level: 'warn', fields: { code: 'throttled' } });
  });

  test('an index that another instance has read makes this one ready', async () => {
    const other = { ...services, missingIndexes: new Set<string>() };
    expect(await refreshIndex(other)({ directoryId: 'cloud' }, context)).toEqual({ ok: true });
    expect([...services.missingIndexes]).toEqual(['cloud']);
    expect(await checkReadiness(services, 0)).toMatchObject({ ready: true, indexes: true });
    expect(services.missingIndexes.size).toBe(0);
    expect(services.logger.lines.at(-1)).toMatchObject({ level: 'info', fields: { directory: 'cloud', total: 1 } });
  });

  test('queues each index once, and none if there is none', async () => {
    await requestRefreshes(services);
    await requestRefreshes(services);
    expect(await waiting()).toMatchObject([{ data: { directoryId: 'cloud' }, state: 'created' }]);
    const before = runs;
    await startWorkers(services.jobs, { 'refresh-index': refreshIndex(services) }, services.logger, 1);
    await expect.poll(async () => (await waiting())[0]?.['state'], { timeout: 15_000 }).toBe('completed');
    expect(runs).toBe(before + 1);
    for (const directoryId of ['staff', 'gone'])
      expect(await refreshIndex(services)({ directoryId }, context)).toEqual({ ok: true });
    expect(runs).toBe(before + 1);
  });

  test('without a usable directory, or a database, it is not ready', async () => {
    const none = { ...services, directories: { usable: [], broken: [{ id: 'x', problems: ['wrong'] }] } };
    expect(await checkReadiness(none)).toMatchObject({ ready: false, directories: { usable: 0, broken: 1 } });
    const ping = () => Promise.reject(new Error('gone'));
    expect(await checkReadiness({ ...services, database: { ...services.database, ping } })).toMatchObject({
      ready: false,
      database: false,
    });
  });
});
