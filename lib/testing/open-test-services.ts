import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { parseEnv } from '@/lib/base/env';
import { type CapturingLogger, createCapturingLogger } from '@/lib/base/testing/capturing-logger';
import { configSchema } from '@/lib/config/schema';
import { createKeys } from '@/lib/crypto/keys';
import { loadMac } from '@/lib/db/load-mac';
import type { Directory } from '@/lib/directories/directory';
import { openJobs } from '@/lib/jobs/open-jobs';
import { createNotifier } from '@/lib/notify/create-notifier';
import { createOutbound } from '@/lib/outbound/outbound-fetch';
import type { Provider } from '@/lib/providers/types';
import type { Services } from '@/lib/services/services';
import { type databaseKinds, openTestDatabase } from './database';
import { createTestClock, type TestClock } from './test-clock';
import { createTestProvider, type TestProvider } from './test-provider';
import { createTestVerification, type TestVerification } from './test-verification';

export type TestServices = Services & {
  logger: CapturingLogger;
  time: TestClock;
  /** The directory `staff`, where the portal verifies people. */
  staff: Directory;
  provider: TestProvider;
  /** The directory `meeting`, where the back end verifies them. */
  meeting: Directory;
  meetingProvider: TestProvider;
  verification: TestVerification;
  close(): Promise<void>;
};

/**
 * Everything that use cases need, on a fresh database of either kind and with a clock that the test controls. Jobs are
 * stored but not run. `config` is the content of a configuration file, without directories.
 */
export async function openTestServices(
  kind: (typeof databaseKinds)[number],
  config: Record<string, unknown> = {},
): Promise<TestServices> {
  const time = createTestClock();
  const logger = createCapturingLogger();
  const keys = createKeys(randomBytes(32).toString('base64'));
  const database = await openTestDatabase(kind, keys);
  const parsed = configSchema.parse({ phoneCountryCode: '34', ...config });
  const provider = createTestProvider();
  const meetingProvider = createTestProvider();
  const verification = createTestVerification(time.now);
  const staff = directory('staff', provider, 'portal');
  const meeting = directory('meeting', { ...meetingProvider, verification }, 'provider');
  const jobs = await openJobs(database, logger);
  const outbound = createOutbound({ allowPrivate: true });
  const env = parseEnv({ APP_URL: 'https://reset.example.com', DATA_DIR: tmpdir() });
  const notifier = createNotifier(parsed, { outbound, logger, appUrl: env.APP_URL });
  return {
    env,
    configSource: 'database',
    settingsVersion: 0,
    config: parsed,
    limits: parsed.limits,
    logger,
    clock: time.now,
    sleep: async () => undefined,
    time,
    keys,
    mac: await loadMac(database.db, keys, time.now),
    database,
    db: database.db,
    directories: { usable: [staff, meeting], broken: [] },
    notifier,
    outbound,
    jobs,
    missingIndexes: new Set(),
    staff,
    provider,
    meeting,
    meetingProvider,
    verification,
    close: async () => {
      await jobs.stop();
      notifier.close();
      await database.close();
    },
  };
}

function directory(id: string, provider: Provider, verifiedBy: 'portal' | 'provider'): Directory {
  return {
    id,
    kind: 'local',
    name: `Directory ${id}`,
    help: null,
    capabilities: {
      lookupBy: ['username', 'email', 'phone'],
      contacts: ['email', 'sms'],
      verifiedBy,
      operatorSets: [],
      mustChange: false,
      unlock: false,
      endSessions: false,
      search: false,
      changeWithCurrent: true,
      reportsRefusal: true,
      serialWrites: false,
      indexed: false,
    },
    provider,
    methods: ['email', 'sms'],
    policies: [provider.passwordPolicy],
    emailDomains: [],
    signInUrl: null,
  };
}
