import 'server-only';
import { type Clock, systemClock } from './clock';
import { readAppSecret } from './config/app-secret';
import { loadConfig } from './config/load-config';
import type { Config } from './config/schema';
import { createKeys, type Keys } from './crypto/keys';
import { createAccountIndex } from './db/account-index';
import type { Database, OpenDatabase } from './db/database';
import { closeDb, getDb } from './db/get-db';
import { loadMac } from './db/load-mac';
import { createLocalAccountStore } from './db/local-accounts';
import type { Directories } from './directories/directory';
import { openDirectories } from './directories/open-directories';
import { type Env, getEnv } from './env';
import { type Jobs, openJobs } from './jobs/open-jobs';
import { createLogger, type Logger } from './logger';
import { createNotifier, type Notifier } from './notify/create-notifier';
import { outboundFetch } from './outbound-fetch';
import { organisationPolicy } from './password-policy/organisation-policy';
import { portalPolicy } from './password-policy/portal-policy';
import type { ProviderDeps } from './providers/types';
import type { Limits } from './rate-limit/limits';
import { sleep } from './sleep';

/** Everything that use-cases work with, opened once for the process. */
export type Services = {
  env: Env;
  config: Config;
  limits: Limits;
  logger: Logger;
  clock: Clock;
  /** Waits; tests pass one that does not. */
  sleep: typeof sleep;
  keys: Keys;
  /** The keyed hash that providers get; see `loadMac`. */
  mac: ProviderDeps['mac'];
  database: OpenDatabase;
  db: Database;
  directories: Directories;
  notifier: Notifier;
  jobs: Jobs;
  /** Directories whose first account index is not there yet. */
  missingIndexes: Set<string>;
};

/** On `globalThis`, because the framework loads a module more than once and there must be one database. */
const held = globalThis as typeof globalThis & { rekeyServices?: Promise<Services> | undefined };

/** The services of this process, opened at the first call. Throws `InvalidSettings` where the settings are not usable. */
export function getServices(): Promise<Services> {
  held.rekeyServices ??= openServices();
  return held.rekeyServices;
}

/** Why the services of this process could not be opened; null where they are open, or nobody asked for them. */
export async function whyNotOpened(): Promise<unknown> {
  return held.rekeyServices?.then(
    () => null,
    (error: unknown) => error,
  );
}

/** Lets running jobs end and closes everything, if it was opened. */
export async function stopServices(): Promise<void> {
  const services = await held.rekeyServices;
  held.rekeyServices = undefined;
  await services?.jobs.stop();
  services?.notifier.close();
  await closeDb();
}

async function openServices(): Promise<Services> {
  const env = getEnv();
  const config = loadConfig(env.CONFIG_FILE);
  const logger = createLogger(env.LOG_LEVEL);
  const secret = readAppSecret(env);
  const keys = createKeys(secret.current, secret.previous ?? undefined);
  const database = await getDb({ databaseUrl: env.DATABASE_URL, dataDir: env.DATA_DIR });
  const mac = await loadMac(database.db, keys, systemClock);
  const notifier = createNotifier(config, outboundFetch);
  const directories = openDirectories(config.directories, {
    env: process.env,
    transports: notifier.methods,
    ownPolicies: (name) => [organisationPolicy(config.passwordPolicy), portalPolicy([name, config.branding.name])],
    providerDeps: (directoryId) => providerDeps(directoryId, database, mac, logger),
  });
  const jobs = await openJobs(database, logger);
  return {
    env,
    config,
    limits: config.limits,
    logger,
    clock: systemClock,
    sleep,
    keys,
    mac,
    database,
    db: database.db,
    directories,
    notifier,
    jobs,
    missingIndexes: new Set(),
  };
}

function providerDeps(
  directoryId: string,
  database: OpenDatabase,
  mac: ProviderDeps['mac'],
  logger: Logger,
): ProviderDeps {
  return {
    fetch: outboundFetch,
    clock: systemClock,
    logger,
    sleep,
    serialize: (task, signal) => database.serialize(`directory:${directoryId}`, task, signal),
    accountIndex: createAccountIndex(database.db, directoryId),
    localAccounts: createLocalAccountStore(database.db, directoryId),
    mac,
  };
}
