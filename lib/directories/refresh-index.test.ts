import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createAccountIndex } from '@/lib/db/account-index';
import { openTestServices, type TestServices } from '@/lib/reset/testing/open-test-services';
import { err, ok } from '@/lib/result';
import type { Directory } from './directory';
import { noteMissingIndexes, refreshIndex, requestRefreshes } from './refresh-index';

let opened: TestServices;
let services: TestServices;
let answer: () => Promise<Awaited<ReturnType<NonNullable<Directory['provider']['refreshIndex']>>>>;
const context = { jobId: 'job', tryNumber: 1, isLastTry: false, signal: new AbortController().signal };

beforeAll(async () => {
  opened = await openTestServices('embedded');
});
afterAll(() => opened.close());

/** One directory with an index and one without. */
beforeEach(() => {
  const { staff, meeting } = opened;
  const indexed: Directory = {
    ...staff,
    id: 'cloud',
    capabilities: { ...staff.capabilities, indexed: true },
    provider: { ...staff.provider, refreshIndex: () => answer() },
  };
  answer = async () => ok({ accounts: 3 });
  services = { ...opened, directories: { usable: [indexed, meeting], broken: [] }, missingIndexes: new Set(['cloud']) };
  services.logger.lines.length = 0;
});

test('a refresh that ends makes its directory ready', async () => {
  expect(await refreshIndex(services)({ directoryId: 'cloud' }, context)).toEqual(ok());
  expect(services.missingIndexes.size).toBe(0);
  expect(services.logger.lines).toMatchObject([{ level: 'info', fields: { directory: 'cloud', total: 3 } }]);
});

test('one that fails is tried again, and the directory stays unready', async () => {
  answer = async () => err({ code: 'credentials_refused' });
  const refreshed = await refreshIndex(services)({ directoryId: 'cloud' }, context);
  expect(refreshed).toEqual(err({ code: 'credentials_refused', isFinal: false }));
  expect([...services.missingIndexes]).toEqual(['cloud']);
  expect(services.logger.lines).toMatchObject([{ level: 'warn', fields: { code: 'credentials_refused' } }]);
});

test.each(['meeting', 'gone'])('there is nothing to do for %s', async (directoryId) => {
  expect(await refreshIndex(services)({ directoryId }, context)).toEqual(ok());
  expect(services.logger.lines).toEqual([]);
});

test('asking twice leaves one job, for the directory that has an index', async () => {
  await requestRefreshes(services);
  await requestRefreshes(services);
  const { rows } = await services.database.runSql(`select data from jobs.job where name = 'refresh-index'`, []);
  expect(rows).toEqual([{ data: { directoryId: 'cloud' } }]);
});

test('an index is missing until a first run has ended', async () => {
  services.missingIndexes.clear();
  await noteMissingIndexes(services);
  expect([...services.missingIndexes]).toEqual(['cloud']);
  const index = createAccountIndex(services.db, 'cloud', services.clock);
  const { generation } = await index.begin();
  services.missingIndexes.clear();
  await noteMissingIndexes(services);
  expect([...services.missingIndexes]).toEqual(['cloud']);
  await index.finish(generation);
  services.missingIndexes.clear();
  await noteMissingIndexes(services);
  expect(services.missingIndexes.size).toBe(0);
});
