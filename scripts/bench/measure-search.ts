import { join, resolve } from 'node:path';
import { createAccountIndex } from '@/lib/db/account-index';
import { createLocalAccountStore } from '@/lib/db/local-accounts';
import { openEmbedded } from '@/lib/db/open-embedded';
import { type PortalOptions, startMeetings, startPortal, startSimulator } from './bench-portal';
import { prepareSearch } from './prepare-search';
import { meetingPeople, searchQueries } from './search-people';
import { type Percentiles, percentiles } from './statistics';
import { timeSearch } from './time-search';
import { untilAccountsAreRead } from './until-accounts-are-read';

export type SearchRun = { accounts: number; firstMs: Percentiles; wholeMs: Percentiles; databaseMs: Percentiles };

/** Times searches in three directories of this many accounts each: on the console page, and in the database alone. */
export async function measureSearch(
  options: Omit<PortalOptions, 'volcengine'>,
  accounts: number,
  rounds: number,
): Promise<SearchRun> {
  const token = await prepareSearch(options.folder, accounts);
  const folder = join(options.folder, '..');
  const cloud = await startSimulator(folder, accounts);
  const meetings = await startMeetings(folder, meetingPeople(accounts));
  const portal = await startPortal({ ...options, volcengine: cloud.url, huawei: meetings.url });
  const timed: { firstMs: number; wholeMs: number }[] = [];
  try {
    await untilAccountsAreRead(portal);
    for (const query of searchQueries(0, accounts)) await timeSearch(portal.origin, token, query);
    for (let round = 1; round <= rounds; round += 1) {
      for (const query of searchQueries(round, accounts)) timed.push(await timeSearch(portal.origin, token, query));
    }
  } finally {
    await portal.stop();
    await meetings.stop();
    await cloud.stop();
  }
  return {
    accounts,
    firstMs: percentiles(timed.map(({ firstMs }) => firstMs)),
    wholeMs: percentiles(timed.map(({ wholeMs }) => wholeMs)),
    databaseMs: percentiles(await timeDatabase(options.folder, accounts, rounds)),
  };
}

async function timeDatabase(dataDir: string, accounts: number, rounds: number): Promise<number[]> {
  const database = await openEmbedded(dataDir, resolve(import.meta.dirname, '../..'));
  const places = [createAccountIndex(database.db, 'cloud'), createLocalAccountStore(database.db, 'local')];
  const waits: number[] = [];
  try {
    for (let round = 0; round <= rounds; round += 1) {
      for (const query of searchQueries(round, accounts)) {
        for (const place of places) {
          const started = performance.now();
          await place.search(query, null, 20);
          if (round > 0) waits.push(performance.now() - started);
        }
      }
    }
  } finally {
    await database.close();
  }
  return waits;
}
